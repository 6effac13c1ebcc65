"""Words of certificates and tests that are printed or signed: always Vietnamese, as the papers are.

In: days; out: sentences. Called by issuing and printing.
"""

from __future__ import annotations

from datetime import date

EARLY_MONTHS = 2


def day_in_words(day: date) -> str:
    """Return a day as papers write it: a leading nought under ten, and in January and February."""
    month = f"{day.month:02d}" if day.month <= EARLY_MONTHS else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def days_in_words(first: date, last: date) -> str:
    """Return the day or days of a conference."""
    if first == last:
        return day_in_words(first)
    return f"từ {day_in_words(first)} đến {day_in_words(last)}"
