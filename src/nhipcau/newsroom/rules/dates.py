"""Days, hours and numbers as readers of a language write them (CLDR through Babel). Pure.

Where CLDR's long day is not how a language's own papers write it, its file of words says how (words/*.toml).
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import dates, numbers

from nhipcau.newsroom.rules.words import Catalogue


def day(value: date, words: Catalogue) -> str:
    """Write "ngày 22 tháng 11 năm 2026", "22 November 2026", "2026年11月22日", "1er novembre 2026"."""
    pattern = words.first_day if value.day == 1 and words.first_day else words.day
    return str(dates.format_date(value, pattern, locale=words.locale))


def moment(value: datetime, words: Catalogue, zone: ZoneInfo) -> str:
    """Write the day and the hour in the office's own time zone."""
    here = value.astimezone(zone)
    hour = dates.format_time(here, words.hour, locale=words.locale)
    return words.moment.format(day=day(here.date(), words), hour=hour)


def number(value: int, locale: str) -> str:
    """Write 2.300 or 2,300."""
    return str(numbers.format_decimal(value, locale=locale))
