"""The public words: the same keys and places for values in every language, dates as readers write them."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest

from nhipcau.newsroom.rules.dates import day, number
from nhipcau.newsroom.rules.words import FOLDER, catalogue

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def places(text: str) -> set[str]:
    """Return the names of the values that a sentence takes."""
    return {name for _text, name, _spec, _conv in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_keys_and_places(language: str) -> None:
    ours, own = catalogue("vi").words, catalogue(language).words
    assert own.keys() == ours.keys()
    assert all(text.strip() for text in own.values())
    assert {key: places(own[key]) for key in own} == {key: places(ours[key]) for key in ours}


def test_words_are_translated() -> None:
    same_everywhere = {"licence_cc_by"}
    for language in LANGUAGES:
        if language != "vi":
            same = {
                key for key, text in catalogue(language).words.items() if text == catalogue("vi").words[key]
            }
            assert same <= same_everywhere, language


def test_days_and_numbers() -> None:
    written = {language: day(date(2026, 11, 22), catalogue(language).locale) for language in LANGUAGES}
    assert written["zh"] == "2026年11月22日"
    assert written["en"] == "22 November 2026"
    assert all("2026" in text for text in written.values())
    assert number(2300, catalogue("vi").locale) == "2.300"
