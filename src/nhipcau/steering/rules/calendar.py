"""A month of deadlines as a list of days; equal ones of many units stand together. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

MONTH = re.compile(r"^(\d{4})-(\d{2})$")
TOGETHER = 3
"""More units than these with one title on one day stand as one line."""
FIRST_YEAR, LAST_YEAR, MONTHS = 2000, 2100, 12


@dataclass(frozen=True, slots=True)
class Group:
    """What is due on one day under one title."""

    title: str
    due_on: date
    rows: Sequence[Any]

    @property
    def is_many(self) -> bool:
        """Say whether it stands as one line of many units."""
        return len(self.rows) > TOGETHER

    @property
    def open_rows(self) -> list[Any]:
        """Return those that are still owed."""
        return [row for row in self.rows if not row.is_settled]


def month_of(text: str, today: date) -> date:
    """Return the first day of the month that an address names, or of this one."""
    found = MONTH.match(text)
    year, month = (int(found[1]), int(found[2])) if found else (today.year, today.month)
    is_real = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= MONTHS
    return date(year, month, 1) if is_real else today.replace(day=1)


def last_of(month: date) -> date:
    """Return the last day of a month."""
    return next_month(month) - timedelta(days=1)


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def by_day(rows: Iterable[Any], keeps: Callable[[Any], bool]) -> list[tuple[date, list[Group]]]:
    """Return the days with what is due on each; `rows` come by day and title."""
    kept = [row for row in rows if keeps(row)]
    days = []
    for day, of_day in groupby(kept, key=lambda row: row.due_on):
        groups = [(title, list(same)) for title, same in groupby(of_day, key=lambda row: row.title)]
        days.append((day, [group for title, same in groups for group in _groups(title, day, same)]))
    return days


def _groups(title: str, day: date, rows: list[Any]) -> list[Group]:
    if len(rows) > TOGETHER:
        return [Group(title, day, rows)]
    return [Group(title, day, [row]) for row in rows]
