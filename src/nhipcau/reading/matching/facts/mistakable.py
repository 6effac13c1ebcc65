"""What looks like a span of time and is none: a year, a date, a clock hour, an age, an ordinal, a rate.

In: a number, the unit after it, the text with its dates blanked. Out: yes or no. Called by `durations`.
"""

from __future__ import annotations

import re

from nhipcau.reading.matching.facts.counting import Amount
from nhipcau.reading.matching.facts.said import SPACED, Said, table, words_pattern

BLANK = "\x00"
"""Stands for each letter of a date."""
BEFORE = 24
"""Letters before a number in which the word stands that tells what it is."""
_ARTICLE, _MANY = re.compile(r"an?(?!\w)"), re.compile(r"\w{3,}s$")
"""English: "calls a day"."""
RATE_WORDS, RATE_LETTERS = 2, 12
"""How near a number before "a day" makes it a rate: "500 khách một ngày"."""


def listed(name: str, said: Said) -> re.Pattern[str]:
    """Return a pattern of one list of durations.toml."""
    return words_pattern(table("durations")[name].get(said.language, []), said)


def next_word(form: str, end: int) -> int:
    """Return where the next word begins."""
    return end + len(form[end:]) - len(form[end:].lstrip(" -\u00a0"))


def _stands_before(name: str, form: str, start: int, said: Said) -> bool:
    return ends_with(listed(name, said), form[max(0, start - BEFORE) : start].rstrip())


def ends_with(words: re.Pattern[str], text: str) -> bool:
    """Tell whether one of these words is the last of a text."""
    return any(match.end() == len(text) for match in words.finditer(text))


def is_named(form: str, amount: Amount, end: int, unit: str, said: Said) -> bool:
    """Tell whether this is a year, a date, a clock hour, an age or an ordinal."""
    after = next_word(form, end)
    if form[amount.start - 1 : amount.start] == "/" or listed("spoilt_after", said).match(form, after):
        return True
    if _stands_before("spoilt_before", form, amount.start, said):
        return True
    follows = form[after : after + 1]
    if unit == "hour":
        is_told = follows == BLANK or (follows.isdigit() and said.language in SPACED)
        clock = listed("clock_after", said).match(form, after)
        return is_told or bool(clock) or _stands_before("clock_before", form, amount.start, said)
    named = form[amount.start : amount.end]
    is_number = named.isdigit() or named == "năm"
    return follows == BLANK and (unit == "year" or (unit == "day" and is_number))


def is_rate(form: str, amount: Amount, last: Amount | None, end: int, said: Said) -> bool:
    """Tell whether "one day" says how often or when: "500 khách một ngày", "twice a week", "a year ago"."""
    if amount.low != 1 or amount.high != 1:
        return False
    if listed("once_after", said).match(form, next_word(form, end)):
        return True
    if _stands_before("often", form, amount.start, said) or _follows_many(form, amount, said):
        return True
    between = form[last.end : amount.start] if last else ""
    if (
        not between.strip()
        or re.search(r"[\x00,.;:!?。，、；]", between)
        or listed("lasting", said).search(between)
    ):
        return False
    if said.language in SPACED:
        return len(between.split()) <= RATE_WORDS
    return len(between.strip()) <= RATE_LETTERS


def _follows_many(form: str, amount: Amount, said: Said) -> bool:
    before = form[max(0, amount.start - BEFORE) : amount.start].rstrip()
    is_article = said.language == "en" and _ARTICLE.match(form, amount.start)
    return bool(is_article and _MANY.search(before)) and not ends_with(listed("lasting", said), before)
