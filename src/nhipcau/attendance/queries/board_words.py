"""Words of the board: the age of a figure, the state of a line, what wants a look. For screens."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.attendance.rules import ages, states

LINE_TONES = {
    states.NOT_OPEN: "neutral",
    states.CONNECTED: "good",
    states.LOST: "bad",
    states.CLOSED: "info",
}
PROBLEM_WORDS = {
    ages.LOST_LINE: gettext_lazy("Mất kết nối"),
    ages.NOT_ON_LINE: gettext_lazy("Chưa lên hình"),
    ages.SILENT: gettext_lazy("Lâu chưa có tin"),
    ages.DOUBLE: gettext_lazy("Trùng hai điểm"),
    ages.ASIDE: gettext_lazy("Có lượt chờ xem lại"),
    ages.LATE: gettext_lazy("Có lượt đến sau khi ký"),
    ages.WAITING: gettext_lazy("Còn lượt trong máy"),
    ages.UNLIKE_SIGNED: gettext_lazy("Khác số đã ký"),
}
PROBLEM_TONES = {ages.LOST_LINE: "bad", ages.DOUBLE: "bad", ages.NOT_ON_LINE: "neutral", ages.LATE: "info"}
"""The others are warnings."""


def age_words(then: datetime | None, at: datetime) -> str:
    """Write "4 phút trước"."""
    if then is None:
        return _("chưa có tin")
    found = ages.age(then, at)
    words = {
        "now": _("vừa xong"),
        "minutes": _("%(count)s phút trước"),
        "hours": _("%(count)s giờ trước"),
        "days": _("%(count)s ngày trước"),
    }
    return words[found.unit] % {"count": found.count}


def problem_words(problem: str) -> str:
    """Name one thing that wants a look."""
    return str(PROBLEM_WORDS[problem])


def problem_tone(problem: str) -> str:
    """Return the tone of its label."""
    return PROBLEM_TONES.get(problem, "warn")
