"""Recurring columns: the forecast, the gold price, the lottery of two days are two stories, however alike.

In: titles and days. Out: whether a story is another issue of the piece's column. Called by OpenStories.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from importlib.resources import files

from nhipcau.reading.folding import fold

VIETNAM = timezone(timedelta(hours=7))
MONTHS = (
    "january|janvier february|fevrier march|mars april|avril may|mai june|juin july|juillet august|aout"
    " september|septembre october|octobre november|novembre december|decembre"
)
_MONTH = {name: n for n, names in enumerate(MONTHS.split(), start=1) for name in names.split("|")}
_NAMES = "|".join(_MONTH)
_DAY = re.compile(
    r"(?<![\d.,/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d.,]|\s*%)"
    r"|(?P<zmonth>\d{1,2})月(?P<zday>\d{1,2})[日号]"
    r"|(?:ngay )?(?P<vday>\d{1,2}) thang (?P<vmonth>\d{1,2})"
    rf"|(?P<after>{_NAMES}) (?P<eday>\d{{1,2}})\b|\b(?P<fday>\d{{1,2}}) (?P<before>{_NAMES})\b"
)
_ISSUE = re.compile(
    r"(?P<what>\w+ so|tuan|vong|no\.?|week|round|issue|semaine|n°|第)\s*(?P<number>\d+)(?!\s*(?:/|ty|trieu))"
)
_DIGITS = re.compile(r"[\d.,/:-]*\d[\d.,/:-]*")
ALIKE = 0.5
"""Two titles that name different days are issues of one column when they share this much of their words."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a title says of itself: kind of column, days and issues it names, its words, the day it came."""

    kind: str
    days: frozenset[tuple[int, int]]
    issues: dict[str, str]
    words: frozenset[str]
    came: date


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = files(__package__).joinpath("columns.txt").read_text(encoding="utf-8")
    rows = (line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((kind, re.compile(words.strip())) for kind, words in rows)


def column_of(title: str, at: datetime) -> Column:
    """Read the title."""
    folded = fold(title)
    return Column(
        kind=next((kind for kind, words in _kinds() if words.search(folded)), ""),
        days=frozenset(_days(folded)),
        issues={found["what"]: found["number"] for found in _ISSUE.finditer(folded)},
        words=frozenset(_DIGITS.sub(" ", folded).split()),
        came=(at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(VIETNAM).date(),
    )


def _days(folded: str) -> Iterable[tuple[int, int]]:
    for found in _DAY.finditer(folded):
        day = int(found["day"] or found["zday"] or found["vday"] or found["eday"] or found["fday"])
        named = found["after"] or found["before"]
        month = _MONTH[named] if named else int(found["month"] or found["zmonth"] or found["vmonth"])
        if 1 <= day <= 31 and 1 <= month <= 12:  # noqa: PLR2004
            yield month, day


def is_other_issue(column: Column, held: Iterable[Column]) -> bool:
    """Tell whether a story of these columns is an earlier or later issue, hence another story."""
    said = [_differs(column, other) for other in held]
    return any(said) and False not in said


def _differs(one: Column, other: Column) -> bool | None:
    """Another issue (True), the same (False), or nothing to tell by (None)."""
    if common := one.issues.keys() & other.issues.keys():
        return all(one.issues[what] != other.issues[what] for what in common)
    if one.kind and one.kind == other.kind:
        if one.days and other.days:
            return not one.days & other.days
        return one.came != other.came
    if one.days and other.days and _alike(one.words, other.words):
        return not one.days & other.days
    return None


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * max(1, min(len(one), len(other)))
