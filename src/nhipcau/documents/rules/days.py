"""Days as official papers write them: a leading 0 for days under 10 and for months 1 and 2. Pure."""

from __future__ import annotations

from datetime import date, datetime

from nhipcau.documents.rules.symbols import BLANK

LAST_MONTH_WITH_ZERO = 2
"""Nghị định 30/2020/NĐ-CP, annex I: days under 10 and months 1 and 2 carry a 0 before them."""
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day_words(day: date | None) -> str:
    """Return `ngày 05 tháng 01 năm 2026`, or room for a day."""
    if day is None:
        return f"ngày {BLANK}tháng {BLANK}năm {BLANK}".rstrip()
    month = f"{day.month:02}" if day.month <= LAST_MONTH_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def hour_words(moment: datetime) -> str:
    """Return `14 giờ 30 phút, thứ Ba ngày 01 tháng 12 năm 2026` of a moment in the office's own zone."""
    return f"{_hour(moment)}, {_weekday(moment)}"


def hours_words(begins: datetime, until: datetime) -> str:
    """Return `từ 07 giờ 30 phút đến 17 giờ, thứ Ba ngày …`; both days where it runs over more than one."""
    if begins.date() == until.date():
        return f"từ {_hour(begins)} đến {_hour(until)}, {_weekday(begins)}"
    return f"từ {hour_words(begins)} đến {hour_words(until)}"


def _hour(moment: datetime) -> str:
    minutes = f" {moment.minute:02} phút" if moment.minute else ""
    return f"{moment.hour:02} giờ{minutes}"


def _weekday(moment: datetime) -> str:
    return f"{WEEKDAYS[moment.weekday()]} {day_words(moment.date())}"
