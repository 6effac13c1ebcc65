"""The pure parts of the trust benchmark: rows, percentiles, made pages."""

from __future__ import annotations

import pytest
from bench import trust_rows, trust_texts
from bench.trust_hostile import FEEDS, PAGES

from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.outcomes import Kept
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools


def shown(capsys: pytest.CaptureFixture[str]) -> trust_rows.Row | None:
    return trust_rows.read_row(capsys.readouterr().out)


def test_a_row_comes_back_as_it_was_shown_with_its_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    trust_rows.exactly("bài mất", 1, 0)
    assert shown(capsys) == trust_rows.Row("bài mất", "1", "0", holds=False)
    trust_rows.below("chờ", 2.0, 2.0, "s")
    row = shown(capsys)
    assert row is not None
    assert row.holds is True
    trust_rows.below("chờ", float("nan"), 2.0, "s")
    row = shown(capsys)
    assert row is not None
    assert row.holds is False


@pytest.mark.parametrize("line", ["", "warning: something", "[1]", '{"other": 1}', "3"])
def test_what_is_no_row_is_passed_by(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert trust_rows.read_row(line) is None
    assert capsys.readouterr().err == line


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(number) for number in range(100, 0, -1)]
    assert (trust_rows.percentile(values, 0.5), trust_rows.percentile(values, 0.95)) == (51.0, 96.0)
    assert trust_rows.percentile([7.0], 0.95) == 7.0


def test_every_made_page_is_kept_and_no_two_are_the_same() -> None:
    outcomes = [
        read_one(Page(str(n), trust_texts.page(n), "text/html; charset=utf-8"), Tools()) for n in range(12)
    ]
    assert all(isinstance(outcome, Kept) for outcome in outcomes)
    assert len({outcome.article.text for outcome in outcomes if isinstance(outcome, Kept)}) == 12


def test_hostile_pages_are_as_large_as_their_names_say() -> None:
    assert PAGES["40,000 nested <div>"]().count(b"<div>") == 40_000
    assert len(PAGES["10 MB in one line of text"]()) > 10_000_000
    assert PAGES["'1/1, ' × 200,000"]().count(b"1/1, ") == 200_000
    assert all(len(make()) < 8 * 1024 * 1024 for make in FEEDS.values())
