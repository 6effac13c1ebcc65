"""Numbers of a text in digits or words, with what softens them ("about", "more than"), dates left out.

In: a prepared text. Out: `Number` in text order. Two numbers agree when one amount could satisfy both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isclose

from nhipcau.reading.matching.facts.composing import Piece, composed
from nhipcau.reading.matching.facts.dates import find_dates
from nhipcau.reading.matching.facts.said import SPACED, Said, matching_form, table, words_pattern

ABOUT = 0.1
"""How far "about" and "nearly" reach: 180 is still "nearly 200"."""
MORE = 0.2
"""How far "more than" reaches: 178 is still "more than 150"."""
FAR = 12.0
"""A slipped nought is a factor of ten; numbers further apart count other things."""
BEFORE = 16
"""Letters before a number in which its qualifier stands."""
_LITERAL = re.compile(r"\d+(?:[.,]\d+)*(?:[ \u00a0\u202f]\d{3}(?![\d.,]))*")
_NAMED = re.compile(r"0\d")
"""A name and no amount: "tàu 045"."""
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+")
_COMMA_DECIMAL = frozenset({"vi", "fr", "lo", "km"})
THREE = 3


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its value, how it is softened ("", about, over, under), and where it stands."""

    value: float
    qualifier: str
    start: int
    end: int
    times: float = 1.0
    """Seven for weeks told as days, ten for Chinese tenths told as per cent."""

    def parts_from(self, other: Number) -> bool:
        """Tell whether both could count the same thing, differently; numbers far apart count others."""
        low, high = sorted((abs(self.value), abs(other.value)))
        return high <= FAR * low and not self.meets(other)

    def meets(self, other: Number) -> bool:
        """Tell whether one amount could satisfy both; "over 50" and "under 50" cannot."""
        if {self.qualifier, other.qualifier} == {"over", "under"}:
            return False
        if any(isclose(one, two) for one in self._values for two in other._values):
            return True
        (low, high), (other_low, other_high) = self.reach, other.reach
        return max(low, other_low) <= min(high, other_high)

    @property
    def _values(self) -> set[float]:
        return {self.value, self.value * self.times}

    @property
    def reach(self) -> tuple[float, float]:
        """The least and most this number allows; a bare one allows itself."""
        size = abs(self.value)
        if self.qualifier == "about":
            return self.value - ABOUT * size, self.value + ABOUT * size
        if self.qualifier == "over":
            return self.value, self.value + MORE * size
        return (self.value - MORE * size if self.qualifier == "under" else self.value), self.value


@lru_cache(maxsize=4096)
def find_numbers(said: Said) -> tuple[Number, ...]:
    """Return the numbers that a text names, in text order."""
    form = _without(said)
    return tuple(
        Number(value, _qualifier(said, start, end), start, end, _times(said, end))
        for value, start, end in composed(list(_pieces(form, said)), form, _joining(said))
        if value != inf
    )


def _without(said: Said) -> str:
    """Blank out what is no amount: times, and names with a number word in them."""
    spans = [(when.start, when.end) for when in find_dates(said)]
    names = words_pattern(table("numbers")["names"].get(said.language, []), said)
    spans += [match.span() for match in names.finditer(said.form)]
    form = list(said.form)
    for start, end in spans:
        form[start:end] = "\x00" * (end - start)
    return "".join(form)


def _pieces(form: str, said: Said) -> Iterator[Piece]:
    words = _words(said.language, said.is_marked)
    at = 0
    for match in _scanner(said.language, said.is_marked).finditer(form):
        if match.start() < at:
            continue
        at = match.end()
        written = match.group()
        if written[0].isdigit():
            is_scaled = bool(_scales(said).match(form, match.end()))
            value = None if _NAMED.match(written) else _literal(written, said.language, is_scaled=is_scaled)
            yield Piece("literal", inf if value is None else value, *match.span())
        else:
            kind, amount = words[written]
            yield Piece(kind, amount, *match.span())


@lru_cache(maxsize=16)
def _words(language: str, is_marked: bool) -> Mapping[str, tuple[str, float]]:
    """Return what each number word is; without marks only scales, the rest mean too much else."""
    listed, like = table("numbers"), Said("", "", language, is_marked)
    kinds = ("scales",) if language == "vi" and not is_marked else ("beside", "units", "scales")
    found = {
        matching_form(word, like): (kind, float(value))
        for kind in kinds
        for word, value in listed[kind].get(language, {}).items()
    }
    if len(kinds) > 1:
        found |= {matching_form(word, like): ("tens", 10.0) for word in listed["tens"].get(language, [])}
    return found


@lru_cache(maxsize=16)
def _scanner(language: str, is_marked: bool) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_words(language, is_marked), key=len, reverse=True))
    bounded = rf"(?<!\w)(?:{words})(?!\w)|(?<=\d)(?:{words})(?!\w)" if language in SPACED else f"(?:{words})"
    return re.compile(rf"(?<!\d)(?<!\d[.,])(?:{_LITERAL.pattern})" + (f"|{bounded}" if words else ""))


def _scales(said: Said) -> re.Pattern[str]:
    words = "|".join(
        re.escape(matching_form(word, said)) for word in table("numbers")["scales"].get(said.language, [])
    )
    return re.compile(rf"\s?(?:{words or '(?!)'})")


def _literal(written: str, language: str, *, is_scaled: bool) -> float | None:
    """Read 1.500, 1,500 and 1 500 as 1500; a lone sign before other than three digits is the decimal sign."""
    sign = "," if language in _COMMA_DECIMAL else "."
    is_fraction = is_scaled and written.count(sign) == 1 and sign == re.sub(r"\d", "", written)
    if _THOUSANDS.fullmatch(written) and not is_fraction:
        return float(re.sub(r"\D", "", written))
    bare = re.sub(r"\s", "", written)
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return float(bare)
    whole, part = re.sub(r"\D", "", bare[:last]), bare[last + 1 :]
    if bare.count(bare[last]) > 1 or (
        len(part) == THREE and language not in _COMMA_DECIMAL and bare[last] == ","
    ):
        return float(whole + part)
    return float(f"{whole or 0}.{part}")


def _joining(said: Said) -> frozenset[str]:
    return frozenset(table("numbers")["joining"].get(said.language, []))


def _times(said: Said, end: int) -> float:
    after = said.form[end : end + BEFORE].lstrip()
    for kind, times in (("weeks", 7.0), ("tenths", 10.0)):
        if words_pattern(table("numbers")[kind].get(said.language, []), said).match(after):
            return times
    return 1.0


def _qualifier(said: Said, start: int, end: int) -> str:
    listed = table("numbers")
    before = said.form[max(0, start - BEFORE) : start].rstrip()
    for kind in ("under", "over", "about"):
        for match in words_pattern(listed[kind].get(said.language, []), said).finditer(before):
            if match.end() == len(before):
                return kind
    after = said.form[end:].lstrip()
    words = [matching_form(word, said) for word in listed["over_after"].get(said.language, [])]
    return "over" if any(after.startswith(word) for word in words) else ""
