"""How long a rule gives: hours, days, working days, months, the next working day, fixed days of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How a limit is counted."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    NEXT_WORKING_DAY = "next_working_day"
    FIXED = "fixed"


COUNTED = frozenset({Kind.HOURS, Kind.DAYS, Kind.WORKING_DAYS, Kind.MONTHS})
MOST = 1200
"""A hundred years of months: more is a slip of the pen."""
COMMON_YEAR = 2001
"""Without 29 February: a fixed day comes every year."""


class LimitError(ValueError):
    """A limit that cannot be."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit; `count` for those that are counted, `days` (month, day) for fixed ones."""

    kind: Kind
    count: int = 0
    days: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.kind in COUNTED and not 0 < self.count <= MOST:
            raise LimitError(f"{self.kind}: {self.count}")
        if self.kind is Kind.FIXED and not self.days:
            raise LimitError("a fixed limit needs its days")


def limit_of(row: dict[str, object]) -> Limit:
    """Read a limit of the rule book: one key, its kind."""
    if len(row) != 1:
        raise LimitError(f"one kind of limit, not {sorted(row)}")
    ((name, value),) = row.items()
    kind = Kind(name)
    if kind in COUNTED:
        if not isinstance(value, int):
            raise LimitError(f"{name}: {value!r}")
        return Limit(kind, count=value)
    if kind is Kind.NEXT_WORKING_DAY:
        return Limit(kind)
    if not isinstance(value, list):
        raise LimitError(f"{name}: {value!r}")
    return Limit(kind, days=tuple(sorted(_month_and_day(text) for text in value)))


def _month_and_day(text: str) -> tuple[int, int]:
    month, _dash, day = text.partition("-")
    on = date(COMMON_YEAR, int(month), int(day))
    return on.month, on.day
