"""Copies sign alike, other texts do not, and the signature never changes by itself."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.reading.made_saved import SOURCE

from nhipcau.reading.stages.fingerprint import fingerprint, similar

TEXTS = {
    a["language"] + a["title"]: " ".join([a["title"], a["lead"], *a["paragraphs"]]) for a in SOURCE["article"]
}


@pytest.mark.parametrize("name", TEXTS)
def test_an_edited_copy_is_close_and_others_are_far(name: str) -> None:
    text = TEXTS[name]
    copy = text[: len(text) // 2] + text[len(text) // 2 + 25 :]
    assert similar(fingerprint(text), fingerprint(text)) == 1.0
    assert similar(fingerprint(text), fingerprint(copy)) > 0.6
    assert all(
        similar(fingerprint(text), fingerprint(other)) < 0.1 for key, other in TEXTS.items() if key != name
    )


def test_a_signature_is_the_same_in_another_process() -> None:
    code = "from nhipcau.reading.stages.fingerprint import fingerprint; print(fingerprint('một hai ba bốn năm sáu'))"
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.strip()
    assert other == fingerprint("một hai ba bốn năm sáu")
    assert other.startswith("r1:Wic1KoD0")  # a change of algorithm must change the version


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        similar("zz:AAAA", fingerprint("x"))
