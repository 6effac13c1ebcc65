"""What a count is asked and what it answers: rows, and a figure that is nothing but their sum.

Called by the counters of this package and by whoever counts (`counted`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from nhipcau.clocks.rules.calendar import ZONE, day_of

ONE = 1000
"""Amounts are whole thousandths."""


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of work behind a figure."""

    title: str
    on: date
    url: str
    """Inside the house; opens for people of that unit."""
    amount: int = ONE
    base: int | None = None
    """Its part of the denominator, where the figure is a ratio."""
    said: str = ""
    """What else is told of it in the list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose work of which days, and what time it is: a clock that still runs decides nothing."""

    unit_id: str
    since: date
    until: date
    at: datetime

    @property
    def start(self) -> datetime:
        """The first moment, by the office's clock."""
        return datetime.combine(self.since, datetime.min.time(), ZONE)

    @property
    def end(self) -> datetime:
        """The first moment that is too late."""
        return datetime.combine(self.until + timedelta(days=1), datetime.min.time(), ZONE)

    @property
    def on(self) -> date:
        """Today."""
        return day_of(self.at)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and what it is made of; both None where the system knows nothing."""

    amount: int | None
    base: int | None
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Counter:
    """How one kind of work is counted."""

    key: str
    find: Callable[[Asked], Iterable[Row]]
    told: Any
    """What counts and what does not, for whoever reads the figure."""
    is_ratio: bool = False
    is_public: bool = False
    """The rows are what everybody may read anyway: the levels above see their titles, else only how many."""

    def rows(self, unit_id: str, since: date, until: date, at: datetime | None = None) -> list[Row]:
        """Return the work of a unit in these days, both included."""
        moment = at or datetime.now(ZONE)
        return list(self.find(Asked(unit_id, since, until, moment)))


def sum_of(rows: Sequence[Row], *, is_ratio: bool, works_here: bool) -> Counted:
    """Add the rows up. The one rule of empty and zero.

    No row is 0 where the unit works with the system and unknown where it does not; a ratio of nothing is
    unknown either way.
    """
    if is_ratio:
        base = sum(row.base or 0 for row in rows)
        return Counted(sum(row.amount for row in rows), base, rows) if base else Counted(None, None, rows)
    if not rows and not works_here:
        return Counted(None, None, rows)
    return Counted(sum(row.amount for row in rows), None, rows)
