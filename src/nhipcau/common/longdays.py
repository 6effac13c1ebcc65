"""A day written out, as letters of a language write it (CLDR through Babel). Pure.

In: a day and a locale. Out: its words. Called by the letters to press and subscribers.
"""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import format_date


def long_day(value: date, locale: str | Locale) -> str:
    """Write "ngày 22 tháng 11 năm 2026", "22 November 2026", "2026年11月22日"."""
    if Locale.parse(locale).language == "vi":  # CLDR's "22 tháng 11, 2026" is nobody's Vietnamese
        return f"ngày {value.day} tháng {value.month} năm {value.year}"
    return str(format_date(value, "long", locale=locale))
