"""The lists of editions, readers and schedules."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.digest.models.schedules import DAYS

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


def state_words(edition: Any) -> tuple[str, str]:
    """Say how an edition stands: tone and words."""
    if not edition.is_issued:
        return ("warn", _("Bản nháp")) if edition.edited_at else ("neutral", _("Bản nháp do máy lập"))
    if getattr(edition, "replaced_by", None):
        return "neutral", _("Đã có bản đính chính")
    return "good", _("Đã phát hành")


class EditionTable(tables.Table):
    """One edition a row."""

    title = tables.Column(
        verbose_name=gettext_lazy("Bản điểm báo"), linkify=True, attrs={"td": {"class": "main"}}
    )
    day = tables.Column(verbose_name=gettext_lazy("Ngày"))
    slot = tables.Column(verbose_name=gettext_lazy("Buổi"))
    number = tables.Column(verbose_name=gettext_lazy("Số"), default="", attrs=NUMBER, localize=False)
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    line_count = tables.Column(verbose_name=gettext_lazy("Số tin"), attrs=NUMBER)
    letter_count = tables.Column(verbose_name=gettext_lazy("Thư đã gửi"), attrs=NUMBER)

    class Meta:
        order_by = "-day"

    def render_title(self, record: Any) -> str | SafeString:
        """Show the title, and which version it is."""
        if record.version == 1:
            return str(record.title)
        words = _("bản đính chính %(times)s") % {"times": record.version - 1}
        return format_html('{} <span class="quiet small">{}</span>', record.title, words)

    def render_day(self, value: Any) -> str:
        """Show day, month and year."""
        return formats.day(value)

    def value_day(self, value: Any) -> Any:
        """Export the day itself."""
        return value

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*state_words(record))

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return state_words(record)[1]


class RecipientTable(tables.Table):
    """One reader a row."""

    name = tables.Column(verbose_name=gettext_lazy("Tên hoặc chức danh"), attrs={"td": {"class": "main"}})
    email = tables.Column(verbose_name=gettext_lazy("Thư điện tử"))
    kind = tables.Column(verbose_name=gettext_lazy("Là ai"))
    purpose = tables.Column(verbose_name=gettext_lazy("Nhận để làm gì"))
    expires_on = tables.Column(verbose_name=gettext_lazy("Hết hạn ngày"))

    class Meta:
        order_by = "name"

    def render_name(self, record: Any) -> SafeString:
        """Lead to the reader's form."""
        address = reverse("digest:change_recipient", args=[record.public_id])
        return format_html('<a href="{}">{}</a>', address, record.name)

    def value_name(self, record: Any) -> str:
        """Export the name."""
        return str(record.name)

    def render_expires_on(self, value: Any) -> str:
        """Show day, month and year."""
        return formats.day(value)


class ScheduleTable(tables.Table):
    """One schedule a row."""

    title = tables.Column(verbose_name=gettext_lazy("Lịch"), attrs={"td": {"class": "main"}})
    slot = tables.Column(verbose_name=gettext_lazy("Buổi"))
    hour = tables.Column(verbose_name=gettext_lazy("Giờ phát hành"))
    weekdays = tables.Column(verbose_name=gettext_lazy("Các ngày"), orderable=False)
    readers = tables.Column(
        verbose_name=gettext_lazy("Người nhận"), accessor="pk", orderable=False, attrs=NUMBER
    )
    is_active = tables.Column(verbose_name=gettext_lazy("Tình trạng"))

    class Meta:
        order_by = "hour"

    def render_title(self, record: Any) -> SafeString:
        """Lead to the schedule's form."""
        address = reverse("digest:change_schedule", args=[record.public_id])
        return format_html('<a href="{}">{}</a>', address, record.title)

    def render_hour(self, value: Any) -> str:
        """Show hour and minute."""
        return f"{value:%H:%M}"

    def render_weekdays(self, value: str) -> str:
        """Name the days."""
        return ", ".join(str(name) for digit, name in DAYS if digit in value)

    def render_readers(self, record: Any) -> int:
        """Count the readers."""
        return len(record.recipients.all())

    def render_is_active(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status("good", _("Đang chạy")) if record.is_active else status("neutral", _("Tạm dừng"))
