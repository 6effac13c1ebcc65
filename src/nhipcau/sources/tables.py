"""The lists of outlets and of pages."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import moment, status
from nhipcau.sources.health import TONES, health_of
from nhipcau.sources.models import Page
from nhipcau.sources.wording import HEALTH, STATE_TONES, sentence

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


def exact(value: Any) -> str:
    """Export a time exactly."""
    return f"{formats.day(value)} {formats.clock(value)}".strip() if value else ""


def outlet_health(outlet: Any) -> str:
    """Return the health of an outlet: that of its worst active feed."""
    return health_of(
        is_active=outlet.is_active and outlet.feeds_active > 0, failures=outlet.failures,
        last_polled_at=outlet.last_polled_at, last_new_at=outlet.last_new_at, at=timezone.now(),
    )  # fmt: skip


class OutletTable(tables.Table):
    """One outlet a row, with the health of its feeds."""

    name = tables.Column(verbose_name=_("Tên"), linkify=True, attrs={"td": {"class": "main"}})
    health = tables.Column(
        verbose_name=_("Sức khỏe"),
        accessor="failures",
        order_by=("-failures", "name"),
        attrs={"td": {"class": "nowrap"}},
    )
    last_error = tables.Column(verbose_name=_("Lỗi gần nhất"), orderable=False, default="")
    feeds_active = tables.Column(verbose_name=_("Nguồn tin"), attrs=NUMBER)
    per_day = tables.Column(verbose_name=_("Bài mỗi ngày"), attrs=NUMBER)
    last_polled_at = tables.Column(verbose_name=_("Đọc lần cuối"), default="")
    next_poll_at = tables.Column(verbose_name=_("Đọc lần tới"), default="")

    class Meta:
        order_by = "name"

    def render_health(self, record: Any) -> SafeString:
        """Show a dot with words."""
        health = outlet_health(record)
        return status(TONES[health], HEALTH[health])

    def value_health(self, record: Any) -> str:
        """Export the words."""
        return str(HEALTH[outlet_health(record)])

    def render_last_error(self, value: str) -> str:
        """Say the last error in words."""
        return sentence(value)

    def render_per_day(self, value: float) -> str:
        """Show one decimal."""
        return formats.number(value, 1)

    def value_per_day(self, value: float) -> float:
        """Export a number."""
        return round(value, 2)

    def render_last_polled_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_last_polled_at(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)

    def render_next_poll_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_next_poll_at(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)


class PageTable(tables.Table):
    """One page a row, with its end."""

    title = tables.Column(
        verbose_name=_("Trang"),
        accessor="feed_title",
        empty_values=(),
        linkify=True,
        attrs={"td": {"class": "main"}},
    )
    outlet = tables.Column(verbose_name=_("Nguồn"), accessor="outlet__name", default="")
    state = tables.Column(verbose_name=_("Tình trạng"))
    reason = tables.Column(verbose_name=_("Lý do"), default="")
    attempts = tables.Column(verbose_name=_("Số lần thử"), attrs=NUMBER)
    created_at = tables.Column(verbose_name=_("Thấy lúc"))

    class Meta:
        order_by = "-created_at"

    def render_title(self, record: Page) -> SafeString | str:
        """Show the announced title, or the address."""
        shown = record.url or record.file_name
        if not record.feed_title:
            return shown
        return format_html('{}<span class="quiet small sources-address">{}</span>', record.feed_title, shown)

    def value_title(self, record: Page) -> str:
        """Export the address: the title is the article's business."""
        return record.url or record.file_name

    def render_state(self, record: Page) -> SafeString:
        """Show a dot with words."""
        return status(STATE_TONES[record.state], record.get_state_display())

    def value_state(self, record: Page) -> str:
        """Export the words."""
        return str(record.get_state_display())

    def render_reason(self, value: str) -> str:
        """Say the reason in words."""
        return sentence(value)

    def render_created_at(self, value: Any) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_created_at(self, value: Any) -> str:
        """Export when, exactly."""
        return exact(value)
