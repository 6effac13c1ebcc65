"""The calendars of rulebook/holidays.toml. In: the file; out: one Calendar of all years."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from nhipcau.clocks.rules.calendar import SATURDAY, Calendar, DayKind, SpecialDay, Year
from nhipcau.common.dated import BOOKS, RECALLED, SEEN, RuleBookError, rows_of

BOOK = BOOKS / "holidays.toml"


@cache
def office_calendar(path: Path = BOOK) -> Calendar:
    """Read every year."""
    years = [_year(row) for row in rows_of(path, "year")]
    if len({year.year for year in years}) != len(years):
        raise RuleBookError("a year stands twice")
    return Calendar.of(years)


def _year(row: Mapping[str, Any]) -> Year:
    year = row["year"]
    if row["sure"] not in {SEEN, RECALLED} or not row["basis"]:
        raise RuleBookError(f"{year}: sure or basis")
    days = tuple(_day(day, is_announced=row["announced"]) for day in row["days"])
    _check(year, days)
    return Year(year, row["announced"], row["basis"], row["sure"], days)


def _day(row: Mapping[str, Any], *, is_announced: bool) -> SpecialDay:
    names = {"vi": row["name"], "en": row["name_en"]}
    return SpecialDay(row["on"], DayKind(row["kind"]), names, row.get("announced", is_announced))


def _check(year: int, days: tuple[SpecialDay, ...]) -> None:
    seen = {day.on for day in days}
    if len(seen) != len(days) or any(on.year != year for on in seen):
        raise RuleBookError(f"{year}: a day twice or of another year")
    for day in days:
        is_weekend = day.on.weekday() >= SATURDAY
        if day.kind is not DayKind.HOLIDAY and is_weekend != day.is_worked:
            raise RuleBookError(f"{day.on}: only weekends are worked instead, only weekdays given for them")
