"""Days, hours and numbers as readers of a language write them (CLDR through Babel). Pure."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import dates, numbers


def day(value: date, locale: str) -> str:
    """Write "22 tháng 11, 2026", "22 November 2026", "2026年11月22日"."""
    return str(dates.format_date(value, "long", locale=locale))


def moment(value: datetime, locale: str, zone: ZoneInfo) -> str:
    """Write the day and the hour in the office's own time zone."""
    here = value.astimezone(zone)
    return f"{day(here.date(), locale)}, {dates.format_time(here, 'HH:mm', locale=locale)}"


def number(value: int, locale: str) -> str:
    """Write 2.300 or 2,300."""
    return str(numbers.format_decimal(value, locale=locale))
