"""Whether two facts of two languages can be one. In: facts; out: yes or no. Called by `comparing`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isclose

from nhipcau.reading.languages.vi.documents.numbering import read_number
from nhipcau.reading.matching.facts.dates import When
from nhipcau.reading.matching.facts.figures import Number
from nhipcau.translation.rules.facts import DOCUMENT, Fact
from nhipcau.translation.rules.hours import Hour

_BREAKERS = ("d", "m", "q", "y", "w")
"""Parts of a date, the finest first: a day needs its day on the other side, a month its month."""
_COARSE = ("m", "y")


def is_met(fact: Fact, others: Sequence[Fact], own: Sequence[Fact]) -> bool:
    """Tell whether a fact has its like among others of the same part of the text."""
    met = [other for other in others if alike(fact, other)]
    return bool(met) and _coarse_met(fact, others) and not _turned_round(fact, met, own)


def _turned_round(fact: Fact, met: Sequence[Fact], own: Sequence[Fact]) -> bool:
    """Tell "more than 200" from "fewer than 200"; not where this side says both of the same amount."""
    mine = fact.value
    if not isinstance(mine, Number) or sum(alike(fact, other) for other in own) > 1:
        return False
    return all(
        isinstance(other.value, Number) and {mine.qualifier, other.value.qualifier} == {"over", "under"}
        for other in met
    )


def stands_in(fact: Fact, others: Iterable[Fact]) -> bool:
    """Tell whether a fact that is missing here stands elsewhere, in the same manner."""
    return any(type(fact.value) is type(other.value) and alike(fact, other) for other in others)


def _coarse_met(fact: Fact, others: Sequence[Fact]) -> bool:
    """Let month and year of a range count too: "ngày 20 đến 22/9/2026" is no "20 to 22 September 2027"."""
    if not isinstance(fact.value, When):
        return True
    named = [dict(other.value.parts) for other in others if isinstance(other.value, When)]
    for name, value in fact.value.parts:
        theirs = {parts[name] for parts in named if name in parts}
        if name in _COARSE and theirs and value not in theirs:
            return False
    return True


def alike(one: Fact, other: Fact) -> bool:
    """Tell whether two facts can be the same."""
    mine, theirs = one.value, other.value
    if isinstance(mine, str) or isinstance(theirs, str):
        return one.kind == other.kind and _same_code(one, other)
    if isinstance(mine, When) and isinstance(theirs, When):
        return _same_day(dict(mine.parts), dict(theirs.parts))
    if isinstance(mine, Hour) and isinstance(theirs, Hour):
        return (mine.hour % 12, mine.minute) == (theirs.hour % 12, theirs.minute)
    return any(isclose(a, b) for a in _values(mine) for b in _values(theirs))


def _same_code(one: Fact, other: Fact) -> bool:
    mine, theirs = one.value, other.value
    if not (isinstance(mine, str) and isinstance(theirs, str)):
        return False
    return read_number(mine).may_be(read_number(theirs)) if one.kind == DOCUMENT else mine == theirs


def _same_day(mine: dict[str, int], theirs: dict[str, int]) -> bool:
    if any(mine[name] != theirs[name] for name in mine.keys() & theirs.keys()):
        return False
    return next((name in theirs for name in _BREAKERS if name in mine), False)


def _values(value: Number | When | Hour | float | str) -> set[float]:
    """Return the bare numbers a fact may be taken for: "ngày 20 đến 22/11" is "20 to 22 November"."""
    if isinstance(value, Number):
        return {value.value, value.value * value.times}
    if isinstance(value, When):
        is_short = len(value.parts) == 1 or value.end - value.start <= len("12/12")
        return {float(number) for name, number in value.parts if is_short and name != "w"}
    if isinstance(value, Hour):
        return {float(value.hour)} if not value.minute else set()
    return {value} if isinstance(value, float) else set()
