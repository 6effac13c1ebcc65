"""Words for the screen that the rules do not know: how long something holds."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from nhipcau.common import formats


def span(starts_on: date | None, ends_on: date | None) -> str:
    """Return "từ 01/07/2025", "đến 30/06/2025" or "01/07/2025 – 30/06/2026"."""
    if starts_on and ends_on:
        return f"{formats.day(starts_on)} – {formats.day(ends_on)}"
    if starts_on:
        return _("từ %(day)s") % {"day": formats.day(starts_on)}
    if ends_on:
        return _("đến %(day)s") % {"day": formats.day(ends_on)}
    return _("không rõ từ ngày nào")


def standing(starts_on: date | None, ends_on: date | None, on: date) -> tuple[str, str]:
    """Return the tone and the words for a body or a post on a day."""
    if ends_on is not None and ends_on < on:
        return "neutral", _("Không còn từ sau %(day)s") % {"day": formats.day(ends_on)}
    if starts_on is not None and starts_on > on:
        return "info", _("Có từ %(day)s") % {"day": formats.day(starts_on)}
    return "good", _("Đang hoạt động")


def term(starts_on: date | None, ends_on: date | None, on: date) -> tuple[str, str]:
    """Return the tone and the words for somebody's time in a post on a day."""
    if ends_on is not None and ends_on < on:
        return "neutral", _("Đã thôi")
    if starts_on is not None and starts_on > on:
        return "info", _("Sắp nhận")
    return "good", _("Đang giữ")
