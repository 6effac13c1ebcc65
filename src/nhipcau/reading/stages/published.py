"""Chooses the article's own date among all that a page prints or declares; called by `identify`.

A site's clock (weekday and date on top of a saved page) is the day of saving and never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from nhipcau.reading.stages.kinds import Kind
from nhipcau.reading.stages.stamps import HOME, Stamp, stamps
from nhipcau.reading.stages.tidy import Printed

Moment = datetime | date
OLDEST = date(1995, 1, 1)
"""No Vietnamese paper was on the web before 1997."""
_CLOCK_AGE = timedelta(days=3)
"""A page is read soon after it was saved: a clock is younger than that, most articles' dates are not."""
_DATED = frozenset({Kind.DATE, Kind.CREDIT, Kind.TOOL})
_OPENING = 1500
"""Letters in which news names its own day."""
_SHORT_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?![\d/-]|[.,]\d)")
_SPELLED_DAY = re.compile(r"(?:ngày|tối|sáng|chiều|mùng) (\d{1,2}) tháng (\d{1,2})\b", re.IGNORECASE)
_NEAR = 4
"""Lines between title and a date above it."""


def is_believable(when: Moment, fetched_at: datetime | None) -> bool:
    """No publication later than the fetch plus one day (reading.md, Rules)."""
    moment = when if isinstance(when, datetime) else datetime.combine(when, time.min, HOME)
    latest = (fetched_at or datetime.now(UTC)) + timedelta(days=1)
    return moment <= latest and moment.date() >= OLDEST


def from_declared(values: Iterable[str], fetched_at: datetime | None) -> Moment | None:
    """Take the first declared value (JSON-LD, meta, time element) that reads as a believable date."""
    for value in values:
        when = read_moment(value)
        if when is not None and is_believable(when, fetched_at):
            return when
    return None


_DATELINE = re.compile(r"^(?P<place>.{4,70}?)(?:\s+[-–—]+\s*|\s*[:—–]\s*|(?<=\))\s*[-–—.]?\s*)\S")
_PLACE_WORDS = 5


def from_dateline(text: str, fetched_at: datetime | None) -> Moment | None:
    """Read the day of a dateline that names its year: "Cao Bằng, 20/11/2026 - …"."""
    for paragraph in text.split("\n", 2)[:2]:
        match = _DATELINE.match(paragraph)
        printed = stamps(match["place"]) if match else []
        plain = bool(printed) and len(printed[0].rest.split()) <= _PLACE_WORDS
        if plain and is_believable(printed[0].when, fetched_at):
            return printed[0].when
    return None


def read_moment(value: str) -> Moment | None:
    """Read an ISO moment, or any shape that pages print."""
    text = value.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        shapes = stamps(text)
        return shapes[0].when if shapes else None
    if len(text) <= len("2018-07-12"):
        return found.date()
    return found if found.tzinfo else found.replace(tzinfo=HOME)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A printed date with its place."""

    stamp: Stamp
    row: Printed


@dataclass(frozen=True, slots=True)
class Context:
    """What a printed date is judged against."""

    rows: Sequence[Printed]
    fetched_at: datetime | None
    named: frozenset[tuple[int, int]]
    """Days and months in the text's opening."""


def from_printed(rows: Sequence[Printed], fetched_at: datetime | None, text: str = "") -> Moment | None:
    """Take the date printed nearest to the title that is no clock."""
    context = Context(rows, fetched_at, named_days(text))
    found = [
        Candidate(stamp, row)
        for row in rows
        if row.kind in _DATED or row.kind is Kind.SHORT
        for stamp in stamps(row.text)
        if is_believable(stamp.when, fetched_at)
    ]
    own = [
        (rank, abs(c.row.from_title), order, c)
        for order, c in enumerate(found)
        if (rank := _rank(c, context)) is not None
    ]
    if not own:
        return None
    best = min(own, key=lambda row: row[:3])[3]
    return _with_hour(best, [row[3] for row in own])


def _with_hour(best: Candidate, own: list[Candidate]) -> Moment:
    """A day without hour takes the hour of another line that names the same day."""
    if isinstance(best.stamp.when, datetime):
        return best.stamp.when
    same = (
        c.stamp.when
        for c in own
        if isinstance(c.stamp.when, datetime) and c.stamp.when.date() == best.stamp.when
    )
    return next(same, best.stamp.when)


def _rank(found: Candidate, context: Context) -> int | None:
    """How surely the date is the article's: 0 best, None never."""
    stamp, row = found.stamp, found.row
    if stamp.label == "clock" or (row.kind is Kind.SHORT and not stamp.label):
        return None
    if stamp.label == "published":
        return 0 if row.from_end is None else 1
    if row.from_end is not None:
        return 4 if row.from_end <= _NEAR else None
    if row.from_title > 0:
        return _rank_below(found, context)
    if stamp.label == "updated" and row.from_title >= -_NEAR:
        return 3
    return _rank_above(found, context)


def _rank_below(found: Candidate, context: Context) -> int | None:
    """Between title and text a date is the article's, but for a clock under a site's name."""
    if _tops_another(found, context):
        return None
    return 3 if found.stamp.label == "updated" else 1


def _rank_above(found: Candidate, context: Context) -> int | None:
    """Above the title a weekday means a clock, unless something tells that it is the article's day."""
    row = found.row
    if row.from_title < -_NEAR:
        return None
    if not found.stamp.has_weekday or _has_clock_above(found, context):
        return 2
    named = _is_named(_day_of(found.stamp.when), context.named)
    if named is not None and named <= (_CLOCK_AGE.days if row.from_title == -1 else 1):
        return 2 if row.from_title == -1 else 5
    if not isinstance(found.stamp.when, datetime) or row.from_top < 1:
        return None
    if any(_is_own_mark(other, row) for other in context.rows):
        return 2
    old = found.stamp.when < (context.fetched_at or datetime.now(UTC)) - _CLOCK_AGE
    return 5 if old and row.from_title == -1 else None


_TOP = 4
"""Lines from the top among which sites print their clock."""


def _tops_another(found: Candidate, context: Context) -> bool:
    """A weekday high on the page is the clock when an older date stands nearer to the text."""
    if not found.stamp.has_weekday or found.stamp.label or found.row.from_top >= _TOP:
        return False
    day = _day_of(found.stamp.when)
    return any(
        _day_of(stamp.when) < day
        for other in context.rows
        if other.from_top > found.row.from_top and other.from_end is None and other.kind in _DATED
        for stamp in stamps(other.text)[:1]
    )


def _has_clock_above(found: Candidate, context: Context) -> bool:
    """Of two days with weekdays above the title the upper one is the clock, and no younger than the lower."""
    day = _day_of(found.stamp.when)
    return any(
        stamp.has_weekday and _day_of(stamp.when) >= day
        for other in context.rows
        if other.from_top < found.row.from_top and other.kind in _DATED
        for stamp in stamps(other.text)[:1]
    )


def _day_of(when: Moment) -> date:
    return when.date() if isinstance(when, datetime) else when


def named_days(text: str) -> frozenset[tuple[int, int]]:
    """Collect the days and months that the opening of the text names without a year."""
    found = [*_SHORT_DAY.finditer(text[:_OPENING]), *_SPELLED_DAY.finditer(text[:_OPENING])]
    return frozenset((int(match[1]), int(match[2])) for match in found)


def _is_named(day: date, named: frozenset[tuple[int, int]]) -> int | None:
    """Count the days from the latest day that the text names to this one; None when none is near."""
    for back in range(_CLOCK_AGE.days + 1):
        past = day - timedelta(days=back)
        if (past.day, past.month) in named:
            return back
    return None


def _is_own_mark(other: Printed, row: Printed) -> bool:
    """A breadcrumb right above or a view counter beside marks the head of an article."""
    gap = row.from_top - other.from_top
    crumbs = gap == 1 and any(mark in other.text for mark in (" > ", " » ", " / ", " \u203a ", " » "))
    counter = abs(gap) == 1 and other.kind is Kind.TOOL and any(c.isdigit() for c in other.text)
    return crumbs or counter
