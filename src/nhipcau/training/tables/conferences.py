"""Lists of conferences and of sites."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.training.rules import states

TONES = {"planned": "info", "held": "good", "cancelled": "neutral"}
NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


def days_words(conference: Any) -> str:
    """Return the day, or the first and the last."""
    first, last = formats.day(conference.starts_on), formats.day(conference.ends_on)
    return first if first == last else f"{first} – {last}"


def state_of(conference: Any, today: date) -> tuple[str, str]:
    """Return tone and words of a conference's state; on its days a planned one is on."""
    if conference.state == states.PLANNED and conference.starts_on <= today <= conference.ends_on:
        return "good", gettext("Đang diễn ra")
    return TONES[conference.state], str(conference.get_state_display())


class ConferenceTable(tables.Table):
    """One conference a row."""

    title = tables.Column(verbose_name=_("Hội nghị"), linkify=True, attrs={"td": {"class": "main"}})
    starts_on = tables.Column(verbose_name=_("Ngày"))
    site_count = tables.Column(verbose_name=_("Điểm cầu"), attrs=NUMBER)
    named_count = tables.Column(verbose_name=_("Đại biểu được cử"), attrs=NUMBER)
    plan = tables.Column(verbose_name=_("Kế hoạch"), accessor="plan__line", orderable=False, default="–")
    state = tables.Column(verbose_name=_("Tình trạng"))

    class Meta:
        order_by = "-starts_on"

    def render_starts_on(self, record: Any) -> str:
        """Show its days."""
        return days_words(record)

    def value_starts_on(self, value: Any) -> Any:
        """Export the first day."""
        return value

    def render_site_count(self, value: int) -> str:
        """Show the number as it is read."""
        return formats.number(value)

    def value_site_count(self, value: int) -> int:
        """Export the number."""
        return value

    def render_named_count(self, value: int) -> str:
        """Show the number as it is read."""
        return formats.number(value)

    def value_named_count(self, value: int) -> int:
        """Export the number."""
        return value

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*state_of(record, timezone.localdate()))

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return state_of(record, timezone.localdate())[1]


class SiteTable(tables.Table):
    """One site a row."""

    code = tables.Column(verbose_name=_("Mã"))
    name = tables.TemplateColumn(
        template_name="training/conference/site_cell.html", verbose_name=_("Điểm cầu"),
        attrs={"td": {"class": "main"}},
    )  # fmt: skip
    room = tables.Column(verbose_name=_("Phòng họp"), default="–")
    capacity = tables.Column(verbose_name=_("Sức chứa"), attrs=NUMBER, default="–")
    named = tables.Column(verbose_name=_("Đại biểu được cử"), attrs=NUMBER)
    host_name = tables.Column(verbose_name=_("Người phụ trách"), default="–")
    host_phone = tables.Column(verbose_name=_("Điện thoại"), default="–")

    class Meta:
        order_by = "code"

    def value_name(self, record: Any) -> str:
        """Export the name."""
        return str(record.name)
