"""Words of the start page and of the search: rooms, groups, what is left of a clock."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.formats import clock, day, number
from nhipcau.today.rules.urgency import LATER, NO_CLOCK, OVERDUE, TODAY, WEEK, left_until

GROUPS = {
    OVERDUE: gettext_lazy("Quá hạn"),
    TODAY: gettext_lazy("Hôm nay"),
    WEEK: gettext_lazy("Trong bảy ngày tới"),
    LATER: gettext_lazy("Sau đó"),
    NO_CLOCK: gettext_lazy("Không có thời hạn"),
}
ROOMS = {
    "attendance": gettext_lazy("Điểm danh"),
    "clocks": gettext_lazy("Thời hạn"),
    "contacts": gettext_lazy("Sổ liên hệ"),
    "digest": gettext_lazy("Điểm báo"),
    "incidents": gettext_lazy("Sự cố"),
    "learning": gettext_lazy("Đào tạo"),
    "mailing": gettext_lazy("Thư gửi"),
    "presenting": gettext_lazy("Giới thiệu"),
    "press": gettext_lazy("Báo chí hỏi"),
    "reports": gettext_lazy("Báo cáo"),
    "signing": gettext_lazy("Khóa ký"),
    "sources": gettext_lazy("Nguồn tin"),
    "statements": gettext_lazy("Phát ngôn"),
    "steering": gettext_lazy("Chỉ đạo"),
    "training": gettext_lazy("Hội nghị tập huấn"),
    "units": gettext_lazy("Cơ quan, chức vụ"),
    "verification": gettext_lazy("Kiểm chứng"),
    "watching": gettext_lazy("Cảnh báo"),
}
"""Rooms that tell what waits; another one shows its own name."""


def room_name(room: str) -> str:
    """Name a room."""
    return str(ROOMS.get(room, room))


def due_words(due_at: datetime, at: datetime) -> str:
    """Say "quá hạn 2 ngày", "hôm nay 16:00", "còn 5 ngày"."""
    left = left_until(due_at, at)
    if left.group == OVERDUE:
        return _late_words(-left.days, left.hours)
    if left.group == TODAY:
        return _("hết hôm nay") if left.is_whole_day else _("hôm nay %(time)s") % {"time": clock(due_at)}
    if left.days == 1:
        return _("hết ngày mai") if left.is_whole_day else _("ngày mai %(time)s") % {"time": clock(due_at)}
    if left.group == WEEK:
        return _("còn %(days)s ngày") % {"days": left.days}
    return _("còn %(days)s ngày, %(on)s") % {"days": number(left.days), "on": day(due_at)}


def _late_words(days: int, hours: int) -> str:
    if days > 0:
        return _("quá hạn %(days)s ngày") % {"days": number(days)}
    return _("quá hạn %(hours)s giờ") % {"hours": hours} if hours else _("vừa quá hạn")
