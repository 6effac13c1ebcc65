"""Counts in English, Chinese, French, Lao and Khmer texts: a number before a counted noun of the table.

In: a text and its language. Out: counts with their places in that text. Vietnamese has its own reader.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nhipcau.stories.rules.counting_words import SPACED, alternatives, nouns, table

BETWEEN = 3
"""Words that may stand between number and noun: "200 local government officials"."""
LONGEST_NOUN = 6
LETTERS_BETWEEN = 8
"""The same where words are not spaced: 近200名基层干部."""
PARTS_OF_SENTENCE = re.compile(r"[,;:.!?()\n，。；：、！？（）«»\"“”]")


@dataclass(frozen=True, slots=True)
class Count:
    """A number that counts a thing of the table."""

    value: float
    qualifier: str
    noun: str
    start: int
    end: int


def find_counts(text: str, language: str) -> list[Count]:
    """Return the counts of a text in text order; a language without a table has none."""
    if language not in table()["qualifiers"]:
        return []
    return list(_counts(text, text.lower() if len(text.lower()) == len(text) else text, language))


def _counts(text: str, lower: str, language: str) -> Iterator[Count]:
    for match in _numbers(language).finditer(lower):
        value = _value(match, language)
        after, qualifier = _after(lower, match.end(), language)
        noun = _noun(lower, after, language)
        if value is None or noun is None:
            continue
        start, said = _before(lower, match.start(), language)
        yield Count(value, qualifier or said, text[noun.start() : noun.end()], start, noun.end())


@cache
def _numbers(language: str) -> re.Pattern[str]:
    words = alternatives(table()["numerals"].get(language, {"\x00": 0}), language).pattern
    scales = alternatives(table()["scales"][language], language).pattern
    gap = r"[ \u00a0\u202f]?" if language == "fr" else ""
    digits = rf"\d+(?:[.,]\d+|{gap}\d{{3}}(?!\d))*" if gap else r"\d+(?:[.,]\d+)*"
    return re.compile(
        rf"(?<![\w.,/])(?P<digits>{digits})(?![\d/])\s?(?P<scale>{scales})?|(?P<words>{words})"
        if language in SPACED
        else rf"(?<![\d.,/])(?P<digits>{digits})(?![\d/])\s?(?P<scale>{scales})?|(?P<words>{words})"
    )


def _value(match: re.Match[str], language: str) -> float | None:
    if match["words"]:
        return float(table()["numerals"][language][match["words"]])
    value = numeral(match["digits"], comma_is_decimal=language == "fr")
    return None if value is None else value * table()["scales"][language].get(match["scale"] or "", 1)


def numeral(written: str, *, comma_is_decimal: bool) -> float | None:
    """Read digits of any script: 1,200 is 1200, 1.5 is 1.5, French 1,5 is 1.5."""
    plain = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in written)
    plain = re.sub(r"[ \u00a0\u202f]", "", plain)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    plain = plain.replace(",", ".") if comma_is_decimal else plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


def _after(text: str, at: int, language: str) -> tuple[int, str]:
    for word, meaning in table()["qualifiers_after"].get(language, {}).items():
        if text.startswith(word, at + (text[at : at + 1] == " ")):
            return at + len(word) + (text[at : at + 1] == " "), meaning
    return at, ""


def _noun(text: str, at: int, language: str) -> re.Match[str] | None:
    """Return the counted noun that follows closely within the same part of the sentence."""
    cut = PARTS_OF_SENTENCE.search(text, at)
    end = cut.start() if cut else len(text)
    if language not in SPACED:
        stretch = list(_nouns(language).finditer(text, at, min(end, at + LETTERS_BETWEEN + LONGEST_NOUN)))
        named = [m for m in stretch if m.group() not in table()["people"].get(language, [])]
        return next(iter(named or stretch), None)
    found = _nouns(language).search(text, at, end)
    if found is None:
        return None
    words = text[at : found.start()].split()
    binds = len(words) <= BETWEEN and not _parting(language).intersection(words)
    return found if binds and not any(word[:1].isdigit() for word in words) else None


@cache
def _parting(language: str) -> frozenset[str]:
    return frozenset(table()["parting"].get(language, []))


@cache
def _nouns(language: str) -> re.Pattern[str]:
    return alternatives(nouns(language), language)


def _before(text: str, at: int, language: str) -> tuple[int, str]:
    """Return where the qualifier begins and what it says."""
    for meaning, words in _qualifiers(language).items():
        found = words.search(text, max(0, at - 24), at)
        if found:
            return found.start(), meaning
    return at, "exact"


@cache
def _qualifiers(language: str) -> dict[str, re.Pattern[str]]:
    said: dict[str, list[str]] = table()["qualifiers"][language]
    order = ("nearly", "at_least", "at_most", "under", "over", "about")
    return {
        meaning: re.compile(alternatives(said[meaning], language).pattern + r"\s*(?:de\s+|d['’]\s*)?$")
        for meaning in order
        if meaning in said
    }
