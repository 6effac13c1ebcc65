"""The public words: the same keys and places for values in every language, dates as readers write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from string import Formatter
from zoneinfo import ZoneInfo

import pytest

from nhipcau.newsroom.rules.dates import day, moment, number
from nhipcau.newsroom.rules.words import FOLDER, catalogue
from nhipcau.newsroom.templatetags.newsroom import together

NO_BREAK = "\u00a0"
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
    written = {language: day(date(2026, 11, 22), catalogue(language)) for language in LANGUAGES}
    assert written["vi"].replace(NO_BREAK, " ") == "ngày 22 tháng 11 năm 2026"
    assert written["zh"] == "2026年11月22日"
    assert written["en"] == "22 November 2026"
    assert written["km"].replace(NO_BREAK, " ") == "ថ្ងៃទី 22 ខែវិច្ឆិកា ឆ្នាំ 2026"
    assert day(date(2026, 8, 1), catalogue("fr")) == "1er août 2026"
    assert all("2026" in text for text in written.values())
    assert number(2300, catalogue("vi").locale) == "2.300"


def test_day_and_hour_stand_as_the_language_puts_them() -> None:
    noon = datetime(2026, 11, 22, 5, 9, tzinfo=UTC)
    told = {each: moment(noon, catalogue(each), ZoneInfo("Asia/Ho_Chi_Minh")) for each in LANGUAGES}
    assert told["vi"].replace(NO_BREAK, " ") == "12:09 ngày 22 tháng 11 năm 2026"
    assert told["zh"] == "2026年11月22日 12:09"
    assert told["fr"].replace(NO_BREAK, " ") == "22 novembre 2026 à 12 h 09"
    assert all("12" in text and "09" in text for text in told.values())


def test_figure_and_what_it_counts_stay_on_one_line_and_letters_stay_as_signed() -> None:
    assert together("17 câu hỏi, <b>") == '<span class="together">17 câu</span> hỏi, &lt;b&gt;'
    for text in ("Số 14 & 15", "2.300 người; ngày 5", "ມີ 14 ຄຳຖາມ", "共有14个问题"):
        assert unescape(re.sub("<[^>]+>", "", together(text))) == text
