"""Lists of periods, of the reports expected in one, and of a unit's own."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.reports.queries.reports import late_on
from nhipcau.reports.rules import states

TONES = {states.OPEN: "neutral", states.SUBMITTED: "info", states.RETURNED: "bad", states.APPROVED: "good"}
NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
MAIN = {"td": {"class": "main"}}


def state_status(report: Any) -> SafeString:
    """Draw where a report stands."""
    return status(TONES[report.state], report.get_state_display())


def time_words(report: Any) -> str:
    """Say whether it came in time, or how long is left."""
    today = timezone.localdate()
    if report.first_submitted_at:
        return gettext("Gửi trễ hạn") if late_on(report, today) else gettext("Gửi đúng hạn")
    left = (report.due_on - today).days
    if left < 0:
        return gettext("Trễ %(days)d ngày") % {"days": -left}
    return gettext("Còn %(days)d ngày") % {"days": left}


class PeriodTable(tables.Table):
    """One period a row."""

    name = tables.Column(verbose_name=_("Kỳ báo cáo"), linkify=True, attrs=MAIN)
    root = tables.Column(verbose_name=_("Cơ quan yêu cầu"), accessor="root_id", orderable=False)
    ends_on = tables.Column(verbose_name=_("Ngày chốt số"))
    due_province_on = tables.Column(verbose_name=_("Hạn cấp tỉnh"))
    expected = tables.Column(verbose_name=_("Số báo cáo"), attrs=NUMBER)
    received = tables.Column(verbose_name=_("Đã gửi"), attrs=NUMBER)
    approved = tables.Column(verbose_name=_("Đã duyệt"), attrs=NUMBER)

    class Meta:
        order_by = "-ends_on"

    def __init__(self, *args: Any, names: Any = None, **kwargs: Any) -> None:
        """`names` are what the offices are called."""
        self.names = names or {}
        super().__init__(*args, **kwargs)

    def render_root(self, value: str) -> str:
        """Name the office."""
        return str(self.names.get(value, value))

    def render_ends_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_ends_on(self, value: Any) -> Any:
        """Export the day."""
        return value

    render_due_province_on, value_due_province_on = render_ends_on, value_ends_on


class ExpectedTable(tables.Table):
    """One unit a row."""

    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="unit_id", attrs=MAIN)
    province = tables.Column(verbose_name=_("Tỉnh, thành phố"), accessor="province_id")
    level = tables.Column(verbose_name=_("Cấp"))
    state = tables.Column(verbose_name=_("Tình trạng"))
    due_on = tables.Column(verbose_name=_("Hạn"))
    time = tables.Column(verbose_name=_("Đúng hạn"), empty_values=(), orderable=False)
    submitted_at = tables.Column(verbose_name=_("Gửi lúc"), default="–")

    def __init__(self, *args: Any, names: Any = None, judge: str = "", **kwargs: Any) -> None:
        """`names` are what the units are called; `judge` is the unit that gives more time."""
        self.names, self.judge = names or {}, judge
        super().__init__(*args, **kwargs)

    def render_unit(self, record: Any) -> SafeString:
        """Link to the report."""
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), self.value_unit(record))

    def value_unit(self, record: Any) -> str:
        """Export the name."""
        return str(self.names.get(record.unit_id, record.unit_id))

    def render_province(self, value: str) -> str:
        """Name the province."""
        return str(self.names.get(value, value))

    def render_level(self, record: Any) -> str:
        """Say the level."""
        return gettext("Cấp tỉnh") if record.level == states.PROVINCE else gettext("Cấp xã")

    def render_state(self, record: Any) -> SafeString:
        """Draw the state."""
        return state_status(record)

    def value_state(self, record: Any) -> str:
        """Export its words."""
        return str(record.get_state_display())

    def render_due_on(self, record: Any) -> SafeString | str:
        """Show the day; the first one where it was moved; and the way to move it."""
        day = formats.day(record.due_on)
        if record.due_on != record.first_due_on:
            words = gettext("hạn đầu %(day)s") % {"day": formats.day(record.first_due_on)}
            day = format_html('{} <span class="small quiet">({})</span>', day, words)
        if self.judge != (record.parent_id or record.unit_id) or record.state == states.APPROVED:
            return day
        url = reverse("reports:extend", args=[record.public_id])
        return format_html('{} <a class="small" href="{}">{}</a>', day, url, gettext("Gia hạn"))

    def value_due_on(self, record: Any) -> Any:
        """Export the day."""
        return record.due_on

    def render_time(self, record: Any) -> str:
        """Say whether it is in time."""
        return time_words(record)

    def render_submitted_at(self, value: Any) -> str:
        """Show the moment."""
        return f"{formats.day(value)} {formats.clock(value)}"

    def value_submitted_at(self, value: Any) -> Any:
        """Export the moment."""
        return value


class MineTable(tables.Table):
    """A unit's own reports."""

    period = tables.Column(
        verbose_name=_("Kỳ báo cáo"), linkify=lambda record: record.get_absolute_url(), attrs=MAIN
    )
    state = tables.Column(verbose_name=_("Tình trạng"))
    due_on = tables.Column(verbose_name=_("Hạn"))
    time = tables.Column(verbose_name=_("Đúng hạn"), empty_values=(), orderable=False)

    def render_state(self, record: Any) -> SafeString:
        """Draw the state."""
        return state_status(record)

    def value_state(self, record: Any) -> str:
        """Export its words."""
        return str(record.get_state_display())

    def render_due_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_due_on(self, value: Any) -> Any:
        """Export the day."""
        return value

    def render_time(self, record: Any) -> str:
        """Say whether it is in time."""
        return time_words(record)
