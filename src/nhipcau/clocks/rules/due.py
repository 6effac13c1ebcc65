"""When a deadline ends, and how it came about. In: start, limit, calendar; out: a Due with its steps.

Counted by Bộ luật Dân sự 2015, Điều 147-148; rulebook/clocks.toml says how sure. Called by actions, screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from nhipcau.clocks.rules.calendar import ZONE, Calendar, day_of
from nhipcau.clocks.rules.counting import COUNTERS
from nhipcau.clocks.rules.limits import Kind, Limit
from nhipcau.clocks.rules.steps import Step, StepKind

INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a deadline: the first instant that is too late is just after it."""

    at: datetime
    is_provisional: bool
    steps: tuple[Step, ...]


def due_at(start: datetime, limit: Limit, calendar: Calendar) -> Due:
    """Count a limit from a start."""
    begun = Step(StepKind.STARTED, at=start)
    if limit.kind is Kind.HOURS:
        return _after_hours(start, limit, (begun,), is_provisional=False)
    return _after_days(day_of(start), limit, calendar, (begun,), is_provisional=False)


def extended(due: Due, extension: Limit, calendar: Calendar) -> Due:
    """Count an extension on from the last day of a deadline."""
    before = (*due.steps, Step(StepKind.EXTENDED, count=extension.count, limit=extension.kind))
    if extension.kind is Kind.HOURS:
        return _after_hours(due.at, extension, before, is_provisional=due.is_provisional)
    last = day_of(due.at - INSTANT)
    return _after_days(last, extension, calendar, before, is_provisional=due.is_provisional)


def end_of(day: date) -> datetime:
    """Return 24:00 of a day."""
    return datetime.combine(day + timedelta(days=1), time(), ZONE)


def _after_hours(start: datetime, limit: Limit, before: tuple[Step, ...], *, is_provisional: bool) -> Due:
    at = start + timedelta(hours=limit.count)
    steps = (*before, Step(StepKind.HOURS, count=limit.count), Step(StepKind.ENDS, at=at))
    return Due(at, is_provisional, steps)


def _after_days(
    first: date, limit: Limit, calendar: Calendar, before: tuple[Step, ...], *, is_provisional: bool
) -> Due:
    span = COUNTERS[limit.kind](first, limit, calendar)
    at = end_of(span.last)
    doubts = _doubts(span.asked, calendar)
    steps = (*before, *span.steps, *doubts, Step(StepKind.ENDS, at=at))
    return Due(at, is_provisional or bool(doubts), steps)


def _doubts(asked: tuple[date, ...], calendar: Calendar) -> list[Step]:
    """Name what may still change of the days that were asked after, each year once."""
    found: dict[object, Step] = {}
    for day in asked:
        if calendar.is_certain(day):
            continue
        year, special = calendar.years.get(day.year), calendar.special.get(day)
        if year is None:
            found.setdefault(day.year, Step(StepKind.UNKNOWN_YEAR, on=day))
        elif not year.is_announced:
            found.setdefault(day.year, Step(StepKind.UNANNOUNCED_YEAR, on=day))
        elif special:
            found[day] = Step(StepKind.UNCERTAIN_DAY, on=day, names=special.names)
    return list(found.values())
