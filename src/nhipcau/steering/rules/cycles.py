"""The stretch of days in which an obligation must be carried out once, and its day in that stretch. Pure.

In: how often it repeats and a day; out: days. Called by the room's queries, its screens and the yearly plan.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from nhipcau.steering.rules import states

MIDDLE_OF_YEAR = 6
"""A half-year of the obligation is one of the calendar, January to June or July to December."""


def cycle(repeats: str, on: date) -> tuple[date, date] | None:
    """Return the first and last day of the stretch around a day; None where once is for ever."""
    if repeats == states.YEARLY:
        return date(on.year, 1, 1), date(on.year, 12, 31)
    if repeats == states.HALF_YEARLY:
        if on.month <= MIDDLE_OF_YEAR:
            return date(on.year, 1, 1), date(on.year, 6, 30)
        return date(on.year, 7, 1), date(on.year, 12, 31)
    return None


def due_day(repeats: str, due_on: date | None, on: date) -> date | None:
    """Return the day in the stretch around `on`; the last day of the stretch where none was set."""
    around = cycle(repeats, on)
    if around is None:
        return due_on
    if due_on is None:
        return around[1]
    month = due_on.month
    if repeats == states.HALF_YEARLY:
        month = (month - 1) % MIDDLE_OF_YEAR + around[0].month
    return date(on.year, month, min(due_on.day, monthrange(on.year, month)[1]))
