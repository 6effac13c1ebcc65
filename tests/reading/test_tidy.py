"""Saved pages written by hand, each read line by line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.outcomes import Kept
from nhipcau.reading.records import Page
from nhipcau.reading.stages.tidy import clean, tidy
from nhipcau.reading.tools import Tools

PAGES = tomllib.loads((Path(__file__).parent / "hand_saved.toml").read_text(encoding="utf-8"))["page"]
SAMPLES = sorted((Path(__file__).resolve().parents[3] / "shared" / "samples").glob("*.txt"))


@pytest.mark.parametrize("made", PAGES, ids=[made["name"] for made in PAGES])
def test_a_saved_page_is_read_line_by_line(made: dict[str, Any]) -> None:
    outcome = read_one(Page(made["name"], made["text"].encode()), Tools())
    assert isinstance(outcome, Kept)
    article = outcome.article
    lines = article.text.split("\n")
    assert article.title == made["title"]
    assert (article.published_at.isoformat() if article.published_at else None) == made.get("published")
    assert [line[: len(start)] for line, start in zip(lines, made["kept"], strict=False)] == made["kept"]
    assert len(lines) == len(made["kept"]), lines
    if "byline" in made:
        assert article.byline == made["byline"]


@pytest.mark.skipif(not SAMPLES, reason="../shared/samples is not here")
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_real_saved_page_ends_before_its_boxes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    saved = tidy(text)
    assert saved.title == text.split("\n", 1)[0]
    for heading in ("Có thể bạn quan tâm", "Nổi bật Tạp chí"):
        before, found, _ = text.partition(f"\n{heading}")
        if found:
            assert all(line in before for line in saved.paragraphs)
            assert sum(map(len, saved.paragraphs)) > 0.8 * len(before)


def test_an_extracted_body_loses_its_title_and_buttons_only() -> None:
    title = "Hội nghị bàn về công tác thông tin đối ngoại"
    body = [
        title,
        "Chia sẻ",
        "Hội nghị khai mạc lúc 8 giờ.",
        ">> Một tin khác trên trang",
        "Hội nghị bế mạc lúc 17 giờ.",
    ]
    assert clean(body, title) == ["Hội nghị khai mạc lúc 8 giờ.", "Hội nghị bế mạc lúc 17 giờ."]


def test_nothing_in_nothing_out() -> None:
    assert tidy("").paragraphs == ()
    assert tidy("một dòng").title is None
