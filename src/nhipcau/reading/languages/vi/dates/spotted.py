"""What the date shapes yield before years are settled: a place in the text and two half-known ends.

Made by `days` and `periods`, finished by `years`.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nhipcau.reading.records import Precision

Grain = Literal["day", "month", "quarter", "half", "year", "years", "decade"]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a period; the year is None while it is open."""

    year: int | None
    month: int
    day: int

    def iso(self) -> str:
        """Write the end as ``2018-07-12`` or ``--07-12``."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        day = min(self.day, calendar.monthrange(self.year, self.month)[1])
        return f"{self.year:04}-{self.month:02}-{day:02}"


@dataclass(frozen=True, slots=True)
class Spotted:
    """A day or period as written."""

    start: int
    end: int
    first: End
    last: End
    grain: Grain
    precision: Precision
    shift: int | None = None
    """Years from the year of publication, when the text says so: "năm nay" 0, "năm ngoái" -1."""
    days: int | None = None
    """Days from the day of publication: "hôm qua" -1."""

    @property
    def known(self) -> bool:
        """Tell whether both ends have their year."""
        return self.first.year is not None and self.last.year is not None


def one_day(start: int, end: int, year: int | None, month: int, day: int) -> Spotted:
    """Return a single day."""
    only = End(year, month, day)
    return Spotted(start, end, only, only, "day", "day")


def months(start: int, end: int, year: int | None, first: int, last: int) -> Spotted:
    """Return whole months of one year; six or three of them that make a half or a quarter are named so."""
    span = last - first + 1
    grain: Grain = "month"
    precision: Precision = "month" if span == 1 else "range"
    if span == 6 and first in {1, 7}:  # noqa: PLR2004
        grain = precision = "half"
    elif span == 3 and first % 3 == 1:  # noqa: PLR2004
        grain = precision = "quarter"
    return Spotted(start, end, End(year, first, 1), End(year, last, last_day(year, last)), grain, precision)


def over_new_year(start: int, end: int, year: int | None, first: int, last: int) -> Spotted:
    """Return whole months that begin in one year and end in the next: "từ tháng 11 đến tháng 2"."""
    begin = End(None if year is None else year - 1, first, 1)
    return Spotted(start, end, begin, End(year, last, last_day(year, last)), "month", "range")


def years(start: int, end: int, first: int, last: int) -> Spotted:
    """Return one whole year or a span of years."""
    same = first == last
    return Spotted(
        start,
        end,
        End(first, 1, 1),
        End(last, 12, 31),
        "year" if same else "years",
        "year" if same else "range",
    )


def last_day(year: int | None, month: int) -> int:
    """Return the last day of the month; 28 February while the year is open."""
    return calendar.monthrange(year or 2023, month)[1]


def possible(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has this day; 29 February while the year is open."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True
