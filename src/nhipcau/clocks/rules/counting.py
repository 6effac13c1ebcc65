"""From the day of a start to the last day of a limit: one counter for each kind that counts in days.

The first day is never counted (Điều 147); a last day that is off moves on (Điều 148). Called by `due`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.clocks.rules.calendar import ONE, Calendar
from nhipcau.clocks.rules.limits import Kind, Limit
from nhipcau.clocks.rules.steps import Step, StepKind

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """The last day, the days whose being off or worked it hung on, and what to tell."""

    last: date
    asked: tuple[date, ...]
    steps: tuple[Step, ...]


def working_days(first: date, limit: Limit, calendar: Calendar) -> Span:
    """Count so many working days after the first day."""
    passed, left, day = [], limit.count, first
    while left:
        day += ONE
        passed.append(day)
        left -= calendar.is_working_day(day)
    counted = Step(StepKind.COUNTED, on=day, count=limit.count, limit=limit.kind)
    return Span(day, tuple(passed), (_from(first), *_passed(passed, calendar), counted))


def days(first: date, limit: Limit, calendar: Calendar) -> Span:
    """Count so many calendar days after the first day."""
    return _ending(first, first + timedelta(days=limit.count), limit, calendar)


def months(first: date, limit: Limit, calendar: Calendar) -> Span:
    """Go to the day of the same number so many months on, or the last of a shorter month."""
    years, month = divmod(first.month - 1 + limit.count, MONTHS)
    year = first.year + years
    longest = monthrange(year, month + 1)[1]
    return _ending(first, date(year, month + 1, min(first.day, longest)), limit, calendar)


def next_working_day(first: date, _limit: Limit, calendar: Calendar) -> Span:
    """Give until the next working day."""
    last = calendar.next_working_day(first)
    passed = _between(first, last)
    return Span(last, passed, (Step(StepKind.SAME_DAY, on=first), *_passed(passed, calendar)))


def fixed(first: date, limit: Limit, _calendar: Calendar) -> Span:
    """Take the next fixed day of the year, today's if today is one."""
    coming = [date(first.year + later, *day) for later in (0, 1) for day in limit.days]
    last = min(day for day in coming if day >= first)
    return Span(last, (), (Step(StepKind.FIXED, on=last),))


COUNTERS: Mapping[Kind, Callable[[date, Limit, Calendar], Span]] = {
    Kind.DAYS: days,
    Kind.WORKING_DAYS: working_days,
    Kind.MONTHS: months,
    Kind.NEXT_WORKING_DAY: next_working_day,
    Kind.FIXED: fixed,
}


def _ending(first: date, last: date, limit: Limit, calendar: Calendar) -> Span:
    steps = [_from(first), Step(StepKind.COUNTED, on=last, count=limit.count, limit=limit.kind)]
    if calendar.is_working_day(last):
        return Span(last, (last,), tuple(steps))
    moved = calendar.next_working_day(last)
    passed = _between(last, moved)
    steps += [*_passed((last, *passed), calendar), Step(StepKind.MOVED, on=moved)]
    return Span(moved, (last, *passed), tuple(steps))


def _from(first: date) -> Step:
    return Step(StepKind.FROM_DAY, on=first + ONE)


def _between(first: date, last: date) -> tuple[date, ...]:
    """Return the days after the first one, the last included."""
    return tuple(first + timedelta(days=n) for n in range(1, (last - first).days + 1))


def _passed(passed: Iterable[date], calendar: Calendar) -> list[Step]:
    """Tell of the days off that were passed over, counted by name, and of Saturdays worked."""
    skipped: dict[str, tuple[int, Mapping[str, str] | None]] = {}
    worked: list[Step] = []
    for day in passed:
        special = calendar.special.get(day)
        if special and special.is_worked:
            worked.append(Step(StepKind.MADE_UP, on=day))
        elif not calendar.is_working_day(day):
            names = special.names if special else None
            key = str(names)
            skipped[key] = (skipped.get(key, (0, None))[0] + 1, names)
    offs = [Step(StepKind.SKIPPED, count=count, names=names) for count, names in skipped.values()]
    return offs + worked
