"""How near a clock is: which group a thing to do stands in, how many days it has left. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.clocks.rules.due import INSTANT, end_of

OVERDUE, TODAY, WEEK, LATER, NO_CLOCK = "overdue", "today", "week", "later", "no_clock"
GROUPS = (OVERDUE, TODAY, WEEK, LATER, NO_CLOCK)
TONES = {OVERDUE: "bad", TODAY: "warn", WEEK: "info", LATER: "neutral", NO_CLOCK: "neutral"}
WEEK_DAYS = 7
"""The next seven days and not the rest of the calendar week: on a Friday that would be nothing."""


class Clocked(Protocol):
    """Something with a clock, or without."""

    @property
    def due_at(self) -> datetime | None:
        """By when it must be done."""


Row = TypeVar("Row", bound=Clocked)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a clock, or by how much it was missed."""

    group: str
    days: int
    """Whole days of the calendar between now and the last day; negative once it is past."""
    hours: int
    """Whole hours missed, of what was missed today."""
    is_whole_day: bool
    """It ends at 24:00: no hour is told."""


def left_until(due_at: datetime, at: datetime) -> Left:
    """Judge a clock at a moment; to finish at the very end is in time."""
    last = day_of(due_at - INSTANT)
    days = (last - day_of(at)).days
    missed = at > due_at
    group = OVERDUE if missed else TODAY if days == 0 else WEEK if days <= WEEK_DAYS else LATER
    hours = int((at - due_at).total_seconds() // 3600) if missed else 0
    return Left(group, days, hours, end_of(last) == due_at)


def group_of(due_at: datetime | None, at: datetime) -> str:
    """Name the group."""
    return NO_CLOCK if due_at is None else left_until(due_at, at).group


def grouped(rows: Iterable[Row], at: datetime) -> list[tuple[str, list[Row]]]:
    """Part rows into the groups that hold any, the most urgent first; inside, the order stays."""
    found: dict[str, list[Row]] = {group: [] for group in GROUPS}
    for row in rows:
        found[group_of(row.due_at, at)].append(row)
    return [(group, rows) for group, rows in found.items() if rows]
