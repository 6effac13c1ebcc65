"""What a translation must keep: numbers, days, hours, telephone and document numbers of one part.

In: a `Part`. Out: `Fact`s with their place; The finders are the reading line's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nhipcau.reading.folding import fold
from nhipcau.reading.languages.vi.documents.numbering import FULL
from nhipcau.reading.matching.facts.dates import When, find_dates
from nhipcau.reading.matching.facts.durations import find_durations
from nhipcau.reading.matching.facts.figures import Number, find_numbers
from nhipcau.reading.matching.facts.said import SPACED
from nhipcau.translation.rules.hours import Hour, find_hours
from nhipcau.translation.rules.names import name_places
from nhipcau.translation.rules.texts import Part, Readable, readable

NUMBER, DATE, DOCUMENT = "number", "date", "document"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\x00]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"(?<![\d.,+])(?:\(?\+?84\)?[ .-]?|0)\d(?:[ .()-]{0,2}\d){7,10}(?![\d.,]*\d)")
_DOCUMENT = re.compile(rf"(?<![A-Za-z\d/])(?:{FULL})")
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
_CURRENCIES = ("usd", "vnd", "eur", "rmb", "cny", "lak", "khr", "us")
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th|er|re|e|eme|\s?(?:hundred|thousand|million|billion)th)(?![a-z])")
_ORDINAL_BEFORE = re.compile(r"(?:thứ|第|ທີ|ទី)\s?$")
_SAID_OTHERWISE = frozenset({"w", "q"})
"""Weekdays and quarters: a translation may leave the one out and name the months of the other."""
_SCALED = re.compile(r"\s?(thousand|million|billion)th(?![a-z])")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_CAPITALS = 2
MONTHS = 12
"""Up to so many months or weeks another language says otherwise: "6 tháng đầu năm" is the first half."""
_ROMAN = re.compile(r"(?<![\w.])(?=[IVXL]{2,}(?:e|ème)?(?!\w))X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Fact:
    """One of them, where it stands in the part's own text."""

    kind: str
    value: Number | When | Hour | str | float
    words: str
    part: Part
    start: int
    end: int
    is_weak: bool
    """Written as a word, an ordinal, or part of a code: left out without harm, so never told alone."""


def facts_of(part: Part) -> list[Fact]:
    """Return the facts of a part in text order, none inside another."""
    said = readable(part.text, part.language)
    found: list[Fact] = []
    taken = [match.span() for match in _ADDRESS.finditer(said.said.form)]
    taken += name_places(said.said)
    left = said.without(taken)
    for find in (_documents, _phones, _hours, _days, _numbers, _romans):
        fresh = list(find(part, left))
        found += fresh
        left = left.without([_back(one, left) for one in fresh])
    return sorted(found, key=lambda fact: fact.start)


def _back(fact: Fact, left: Readable) -> tuple[int, int]:
    inside = [at for at, origin in enumerate(left.origins) if fact.start <= origin < fact.end]
    return inside[0], inside[-1] + 1


def _fact(  # noqa: PLR0917 - what a finder knows
    kind: str, value: Number | When | Hour | str | float, part: Part, left: Readable, start: int, end: int,
    *, is_weak: bool = False,
) -> Fact:  # fmt: skip
    first, last = left.span(start, end)
    return Fact(kind, value, part.text[first:last].strip(), part, first, last, is_weak)


def _documents(part: Part, left: Readable) -> Iterator[Fact]:
    latin = _FOREIGN.sub(" ", left.said.text)
    for match in _DOCUMENT.finditer(latin):
        written = match.group()
        if " " not in written and sum(letter.isupper() for letter in written) >= _CAPITALS:
            yield _fact(DOCUMENT, fold(written), part, left, *match.span())


def _phones(part: Part, left: Readable) -> Iterator[Fact]:
    for match in _PHONE.finditer(left.said.form):
        digits = re.sub(r"\D", "", match.group())
        yield _fact(NUMBER, re.sub(r"^(?:840?|0)", "", digits), part, left, *match.span())


def _hours(part: Part, left: Readable) -> Iterator[Fact]:
    for hour, start, end in find_hours(left.said):
        yield _fact(DATE, hour, part, left, start, end)


def _days(part: Part, left: Readable) -> Iterator[Fact]:
    for when in find_dates(left.said):
        kept = tuple(one for one in when.parts if one[0] != "h")
        if kept:
            is_weak = all(name in _SAID_OTHERWISE for name, _value in kept)
            value = When(kept, when.start, when.end)
            yield _fact(DATE, value, part, left, when.start, when.end, is_weak=is_weak)


def _numbers(part: Part, left: Readable) -> Iterator[Fact]:
    lasting = [(one.start, one.end) for one in find_durations(left.said)]
    for found in find_numbers(left.said):
        scaled = _SCALED.match(left.said.form, found.end)
        number = replace(found, value=found.value * _SCALES[scaled[1]]) if scaled else found
        is_lasting = any(start <= number.start < end for start, end in lasting)
        is_weak = (is_lasting and number.value <= MONTHS) or _is_weak(left.said.form, number)
        yield _fact(NUMBER, number, part, left, number.start, number.end, is_weak=is_weak)


def _is_weak(form: str, number: Number) -> bool:
    if not any(letter.isdigit() for letter in form[number.start : number.end]):
        return True
    before = form[max(0, number.start - 8) : number.start]
    if _ORDINAL_BEFORE.search(before) or _ORDINAL_AFTER.match(form, number.end):
        return True
    glued = re.search(r"[a-z]+$", before)
    return glued is not None and glued.group() not in _CURRENCIES


def _romans(part: Part, left: Readable) -> Iterator[Fact]:
    for match in _ROMAN.finditer(left.said.text):
        if match.group():
            value = float(_roman(match.group()))
            yield _fact(NUMBER, value, part, left, *match.span(), is_weak=True)


def _roman(written: str) -> int:
    values = [_ROMAN_SIGNS[sign] for sign in written]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))


def is_surely_a_number(fact: Fact) -> bool:
    """Tell digits, and number words where blanks part words: in Lao, "three" stands inside "can"."""
    return fact.part.language in SPACED or any(letter.isdigit() for letter in fact.words)
