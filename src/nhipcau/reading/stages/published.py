"""Chooses the article's own date among all that a page prints or declares; called by `identify`.

A site's clock (weekday and date on top of a saved page) is the day of saving and never counts.
"""

from __future__ import annotations

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
_HEADER = 3
"""Lines that stand above the date of an article: the outlet's name and sections. A clock stands higher."""
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


def from_printed(rows: Sequence[Printed], fetched_at: datetime | None) -> Moment | None:
    """Take the date printed nearest to the title that is no clock."""
    found = [
        Candidate(stamp, row)
        for row in rows
        if row.kind in {Kind.DATE, Kind.CREDIT, Kind.TOOL, Kind.SHORT}
        for stamp in stamps(row.text)
        if is_believable(stamp.when, fetched_at)
    ]
    own = [
        (rank, abs(c.row.from_title), order, c)
        for order, c in enumerate(found)
        if (rank := _rank(c, rows, fetched_at)) is not None
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


def _rank(found: Candidate, rows: Sequence[Printed], fetched_at: datetime | None) -> int | None:
    """How surely the date is the article's: 0 best, None never."""
    stamp, row = found.stamp, found.row
    if stamp.label == "clock" or (row.kind is Kind.SHORT and not stamp.label):
        return None
    if stamp.label == "published":
        return 0 if row.from_end is None else 1
    if row.from_end is not None:
        return 4 if row.from_end <= _NEAR else None
    if row.from_title > 0:
        return 3 if stamp.label == "updated" else 1
    if stamp.label == "updated" and row.from_title >= -_NEAR:
        return 3
    return _rank_above(found, rows, fetched_at)


def _rank_above(found: Candidate, rows: Sequence[Printed], fetched_at: datetime | None) -> int | None:
    """Above the title a weekday means a clock, unless the line stands where articles carry their date."""
    row, when = found.row, found.stamp.when
    if row.from_title < -_NEAR:
        return None
    if not found.stamp.has_weekday:
        return 2
    if not isinstance(when, datetime) or row.from_top < 1:
        return None
    if any(_is_own_mark(other, row) for other in rows):
        return 2
    old = when < (fetched_at or datetime.now(UTC)) - _CLOCK_AGE
    return 5 if old and row.from_title == -1 and row.from_top >= _HEADER else None


def _is_own_mark(other: Printed, row: Printed) -> bool:
    """A breadcrumb right above or a view counter beside marks the head of an article."""
    gap = row.from_top - other.from_top
    crumbs = gap == 1 and any(mark in other.text for mark in (" > ", " » ", " / ", " \u203a ", " » "))
    counter = abs(gap) == 1 and other.kind is Kind.TOOL and any(c.isdigit() for c in other.text)
    return crumbs or counter
