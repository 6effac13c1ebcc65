"""A programme as plain times: moved to another first day, checked for overlaps, numbered. Pure.

Called by the actions that copy a conference and by the warnings of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from nhipcau.training.rules import states

PERSONAL_DAYS = 730
"""Two years, our choice: the next conference asks who came to the last one; changed on the form."""
USUAL_HOURS = {
    states.MORNING: (time(7, 30), time(11, 30)),
    states.AFTERNOON: (time(13, 30), time(16, 30)),
    states.EVENING: (time(18, 0), time(20, 30)),
}
"""Office hours as provinces post them, half-day by half-day; a start for the form, no rule."""


@dataclass(frozen=True, slots=True)
class Span:
    """One thing of the programme from when to when."""

    key: int
    starts_at: datetime
    ends_at: datetime


def personal_until(ends_on: date) -> date:
    """Return the day after which delegates are forgotten, where nothing else was said."""
    return ends_on + timedelta(days=PERSONAL_DAYS)


def shifted(moment: datetime, days: int, zone: tzinfo) -> datetime:
    """Move a moment by whole days of the office's own clock: eight stays eight."""
    here = moment.astimezone(zone)
    return datetime.combine(here.date() + timedelta(days=days), here.time(), zone)


def usual_span(day: date, part: str, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the usual hours of a half-day."""
    first, last = USUAL_HOURS[part]
    return datetime.combine(day, first, zone), datetime.combine(day, last, zone)


def overlapping(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the keys of neighbours that run at one time, the earlier first."""
    found: list[tuple[int, int]] = []
    longest: Span | None = None
    for span in sorted(spans, key=lambda each: (each.starts_at, each.ends_at, each.key)):
        if longest and span.starts_at < longest.ends_at:
            found.append((longest.key, span.key))
        if longest is None or span.ends_at > longest.ends_at:
            longest = span
    return found


def lies_outside(inner: Span, outer: Span) -> bool:
    """Say whether a session begins before or ends after its half-day."""
    return inner.starts_at < outer.starts_at or inner.ends_at > outer.ends_at


def running(spans: Sequence[Span], at: datetime, zone: tzinfo) -> int | None:
    """Return the key of what runs; else what comes next that day; else what was last; else what is first."""
    ordered = sorted(spans, key=lambda span: (span.starts_at, span.key))
    now = [span for span in ordered if span.starts_at <= at < span.ends_at]
    today = at.astimezone(zone).date()
    soon = [s for s in ordered if s.starts_at > at and s.starts_at.astimezone(zone).date() == today]
    past = [span for span in ordered if span.ends_at <= at]
    chosen = [*now[:1], *soon[:1], *past[-1:], *ordered[:1]]
    return chosen[0].key if chosen else None
