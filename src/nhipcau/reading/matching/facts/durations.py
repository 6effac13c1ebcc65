"""Spans of time that a text names ("hai tháng", 半个月, "a fortnight"), as the days they may last.

In: a prepared text. Out: `Duration` in text order; no dates, hours of the clock, ages or rates.
Called by `differing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.matching.facts.counting import Amount, find_amounts
from nhipcau.reading.matching.facts.dates import find_dates
from nhipcau.reading.matching.facts.mistakable import (
    BEFORE,
    BLANK,
    ends_with,
    is_named,
    is_rate,
    listed,
    next_word,
)
from nhipcau.reading.matching.facts.said import Said, matching_form, table, words_pattern

MONTH = 365.25 / 12
DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": MONTH, "quarter": 3 * MONTH, "year": 12 * MONTH}
CALENDAR = frozenset({"month", "quarter", "year"})
"""Of uneven days: two of these compare exactly, one of these with days or weeks only nearly."""
UNEVEN = 0.1
"""How far a month may be from the days it is retold as: 28, 30 or 31, and 3 months as 12 weeks."""
ABOUT, MORE = 0.2, 0.5
"""Spans are rounded coarsely: "more than a month" is 40 days too, "nearly two years" 20 months."""
FAR = 32.0
"""A day and a month may be told of one thing; an hour and a year are not."""
_GOES_ON = re.compile(r"[\u0eb0-\u0ebd\u0ec8-\u0ecd\u17b6-\u17d3]")
"""A unit ends where no vowel or tone sign goes on: ປີ is year, ປີ້ ticket."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of `low` to `high` days as told in a unit, softened or not, and where it stands."""

    low: float
    high: float
    unit: str
    qualifier: str
    start: int
    end: int

    def meets(self, other: Duration) -> bool:
        """Tell whether one length could be both; months and days only nearly."""
        (low, high), (other_low, other_high) = self.reach, other.reach
        if {self.qualifier, other.qualifier} == {"over", "under"}:
            return max(low, other_low) < min(high, other_high)
        near = UNEVEN if (self.unit in CALENDAR) != (other.unit in CALENDAR) else 1e-6
        return max(low, other_low) <= min(high, other_high) * (1 + near)

    def parts_from(self, other: Duration) -> bool:
        """Tell whether both could be told of the same thing, differently; hours and months are not."""
        low, high = sorted((self.high, other.high))
        is_far = high > FAR * low or (
            "hour" in {self.unit, other.unit} and {self.unit, other.unit} & CALENDAR
        )
        return not is_far and not self.meets(other)

    @property
    def reach(self) -> tuple[float, float]:
        """The least and most days this allows."""
        if self.qualifier == "about":
            return self.low * (1 - ABOUT), self.high * (1 + ABOUT)
        if self.qualifier == "over":
            return self.low, self.high * (1 + MORE)
        return (self.low * (1 - MORE) if self.qualifier == "under" else self.low), self.high


@lru_cache(maxsize=4096)
def find_durations(said: Said) -> tuple[Duration, ...]:
    """Return the spans of time that a text names, in text order; "2 years and 3 months" is one."""
    form = _without_dates(said)
    amounts = list(find_amounts(form, said))
    found = [*_fixed(form, said)]
    for number, amount in enumerate(amounts):
        one = _lasting(amount, amounts[number - 1] if number else None, form, said)
        if one and not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return tuple(_summed(sorted(found, key=lambda one: one.start), said))


def _without_dates(said: Said) -> str:
    form = list(said.form)
    for when in find_dates(said):
        form[when.start : when.end] = BLANK * (when.end - when.start)
    return "".join(form)


def _fixed(form: str, said: Said) -> Iterator[Duration]:
    days = table("durations")["fixed"].get(said.language, {})
    known = {matching_form(word, said): span for word, span in days.items()}
    for match in words_pattern(known, said).finditer(form):
        low, high = known[match.group()]
        yield Duration(low, high, "day", _qualifier(said, match.start(), match.end()), *match.span())


def _lasting(amount: Amount, last: Amount | None, form: str, said: Said) -> Duration | None:
    """Return the span an amount and the unit after it make, unless they are a date, an age, a rate."""
    units = _units(said.language, said.is_marked)
    found = words_pattern(units, said).match(form, _unit_at(form, amount.end, said))
    if not found or _GOES_ON.match(form, found.end()):
        return None
    unit, end = units[found.group()], found.end()
    if is_named(form, amount, end, unit, said) or is_rate(form, amount, last, end, said):
        return None
    half, end = _half(form, found.group(), end, said)
    soft = _qualifier(said, amount.start, end)
    if listed("over_inside", said).search(found.group()):
        soft = "over"
    days = DAYS[unit]
    return Duration((amount.low + half) * days, (amount.high + half) * days, unit, soft, amount.start, end)


def _unit_at(form: str, end: int, said: Said) -> int:
    """Return where the unit of a number may begin: after a space, a hyphen, "full" or "consecutive"."""
    at = next_word(form, end)
    between = listed("between", said).match(form, at)
    return _unit_at(form, between.end(), said) if between else at


@lru_cache(maxsize=16)
def _units(language: str, is_marked: bool) -> dict[str, str]:
    like = Said("", "", language, is_marked)
    return {
        matching_form(word, like): unit
        for unit in DAYS
        for word in table("durations")[unit].get(language, [])
    }


def _half(form: str, unit: str, end: int, said: Said) -> tuple[float, int]:
    """Return the half a unit holds or drags behind it, and where all of it ends."""
    dragged = listed("half_after", said).match(form, next_word(form, end))
    if dragged:
        return 0.5, dragged.end()
    return (0.5 if listed("half_inside", said).search(unit) else 0.0), end


def _qualifier(said: Said, start: int, end: int) -> str:
    numbers, before = table("numbers"), said.form[max(0, start - BEFORE) : start].rstrip()
    for kind in ("under", "over", "about"):
        words = [
            *numbers[kind].get(said.language, []),
            *table("durations")["softer"][kind].get(said.language, []),
        ]
        if ends_with(words_pattern(words, said), before):
            return kind
    after = words_pattern(numbers["over_after"].get(said.language, []), said)
    return "over" if after.match(said.form, next_word(said.form, end)) else ""


def _summed(found: Sequence[Duration], said: Said) -> Iterator[Duration]:
    """Add a smaller unit to the larger one right before it: "1 năm 3 tháng"."""
    last: Duration | None = None
    for one in found:
        between = said.form[last.end : one.start].strip() if last else ""
        also = not between or bool(listed("also", said).fullmatch(between))
        if last and also and DAYS[one.unit] < DAYS[last.unit]:
            low, high = last.low + one.low, last.high + one.high
            last = Duration(low, high, last.unit, last.qualifier or one.qualifier, last.start, one.end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
