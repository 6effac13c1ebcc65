"""Working days of the office: weekends, days off and Saturdays worked instead, as far as a calendar is known.

In: the days of rulebook/holidays.toml (`reading.calendars`). Out: is a day worked, and is that certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Days begin and end by the office's clock."""
SATURDAY = 5
"""Offices of the state work Monday to Friday (Quyết định 188/1999/QĐ-TTg)."""
ONE = timedelta(days=1)


class DayKind(StrEnum):
    """Why a day is not what its weekday says."""

    HOLIDAY = "holiday"
    SWAP = "swap"
    INSTEAD = "instead"
    MAKE_UP = "make_up"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day of a calendar that is off, or a Saturday that is worked."""

    on: date
    kind: DayKind
    names: Mapping[str, str]
    """What it is called, by language."""
    is_announced: bool

    @property
    def is_worked(self) -> bool:
        """Say whether people work on it."""
        return self.kind is DayKind.MAKE_UP


@dataclass(frozen=True, slots=True)
class Year:
    """One year's calendar, and where it comes from."""

    year: int
    is_announced: bool
    basis: str
    sure: str
    days: tuple[SpecialDay, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every known year together."""

    years: Mapping[int, Year] = field(default_factory=dict)
    special: Mapping[date, SpecialDay] = field(default_factory=dict)

    @classmethod
    def of(cls, years: Iterable[Year]) -> Calendar:
        """Put years together."""
        known = {year.year: year for year in years}
        return cls(known, {day.on: day for year in known.values() for day in year.days})

    def is_working_day(self, day: date) -> bool:
        """Say whether the office works that day; an unknown year has weekends only."""
        special = self.special.get(day)
        return special.is_worked if special else day.weekday() < SATURDAY

    def next_working_day(self, day: date) -> date:
        """Return the first working day after a day."""
        following = day + ONE
        while not self.is_working_day(following):
            following += ONE
        return following

    def is_certain(self, day: date) -> bool:
        """Say whether the state has set what this day is; weekends of an announced year are as they are."""
        year, special = self.years.get(day.year), self.special.get(day)
        return year is not None and (special.is_announced if special else year.is_announced)


def day_of(at: datetime) -> date:
    """Return the office's day of a moment."""
    return at.astimezone(ZONE).date()
