"""How the office writes days, times and numbers, in the language of the screen.

Values in, text out; called by the template filters in `templatetags/screen.py` and by exports.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_vietnamese() -> bool:
    """Say whether the screen is in Vietnamese, the language of last resort."""
    return (get_language() or "vi").startswith("vi")


def day(value: date | datetime | None) -> str:
    """Write 22/11/2026 or 22 Nov 2026."""
    if value is None:
        return ""
    here = _here(value)
    if is_vietnamese():
        return f"{here.day:02}/{here.month:02}/{here.year}"
    return f"{here.day} {ENGLISH_MONTHS[here.month - 1]} {here.year}"


def weekday(value: date | datetime) -> str:
    """Name the day of the week."""
    names = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật"))
    return names[_here(value).weekday()]


def clock(value: datetime | None) -> str:
    """Write 09:05."""
    return _here(value).strftime("%H:%M") if value else ""


def moment(value: datetime | None, *, at: datetime | None = None) -> str:
    """Write "hôm nay 09:05", "hôm qua 09:05" or the day and the time."""
    if value is None:
        return ""
    today = timezone.localdate(at or timezone.now())
    gap = today - timezone.localdate(value)
    if gap == timedelta():
        return _("hôm nay %(time)s") % {"time": clock(value)}
    if gap == timedelta(days=1):
        return _("hôm qua %(time)s") % {"time": clock(value)}
    return f"{day(value)} {clock(value)}"


def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Write 2.300 and 1,5 in Vietnamese, 2,300 and 1.5 in English."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    text = f"{exact:,f}" if decimals is None else f"{exact:,.{decimals}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if is_vietnamese() else text


def _here(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
