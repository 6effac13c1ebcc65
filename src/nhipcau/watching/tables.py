"""The lists of topics and of alerts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.templatetags.screen import badge, moment, status
from nhipcau.watching.models import AlertKind, Receipt, Topic
from nhipcau.watching.queries.telling import address_of, heading_of, why

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
TONES = {AlertKind.NEW: "info", AlertKind.BURST: "warn"}


class TopicTable(tables.Table):
    """One topic a row."""

    name = tables.Column(verbose_name=_("Chủ đề"), linkify=True, attrs={"td": {"class": "main"}})
    state = tables.Column(verbose_name=_("Tình trạng"), accessor="is_open")
    articles_week = tables.Column(verbose_name=_("Bài trong 7 ngày"), attrs=NUMBER)
    last_at = tables.Column(verbose_name=_("Bài mới nhất"), default="—")
    watchers = tables.Column(verbose_name=_("Người theo dõi"), attrs=NUMBER)
    is_mine = tables.Column(verbose_name=_("Tôi theo dõi"))

    class Meta:
        order_by = "name"

    def render_state(self, record: Topic) -> SafeString:
        """Show a dot with words."""
        return status("good" if record.is_open else "neutral", self.value_state(record))

    def value_state(self, record: Topic) -> str:
        """Export the words."""
        return _now("Đang theo dõi") if record.is_open else _now("Tạm dừng")

    def render_last_at(self, value: datetime) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_last_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value

    def render_is_mine(self, value: Any) -> str:
        """Say yes or no."""
        return _now("Có") if value else _now("Không")


class AlertTable(tables.Table):
    """One alert a row, as one person received it."""

    title = tables.Column(verbose_name=_("Cảnh báo"), empty_values=(), orderable=False,
                          attrs={"td": {"class": "main"}})  # fmt: skip
    kind = tables.Column(verbose_name=_("Loại"), accessor="alert__kind")
    topic = tables.Column(verbose_name=_("Chủ đề"), accessor="alert__topic__name",
                          linkify=lambda record: record.alert.topic.get_absolute_url())  # fmt: skip
    articles = tables.Column(verbose_name=_("Số bài"), accessor="alert__article_count", attrs=NUMBER)
    delivered_at = tables.Column(verbose_name=_("Lúc"))
    acknowledged_at = tables.Column(verbose_name=_("Đã xem"), empty_values=())

    class Meta:
        order_by = "-delivered_at"

    def render_title(self, record: Receipt) -> SafeString:
        """Show the story and why."""
        alert = record.alert
        shown = format_html('<a href="{}">{}</a>', address_of(alert), heading_of(alert))
        return format_html('{}<span class="quiet small watching-why">{}</span>', shown, why(alert))

    def value_title(self, record: Receipt) -> str:
        """Export the title alone."""
        return heading_of(record.alert)

    def render_kind(self, record: Receipt) -> SafeString:
        """Show the kind as a label."""
        kind = AlertKind(record.alert.kind)
        return badge(kind.label, TONES[kind])

    def value_kind(self, record: Receipt) -> str:
        """Export the words."""
        return str(AlertKind(record.alert.kind).label)

    def render_delivered_at(self, value: datetime) -> str | SafeString:
        """Show when, in words."""
        return moment(value)

    def value_delivered_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value

    def render_acknowledged_at(self, record: Receipt) -> str | SafeString:
        """Show when it was seen, or a button to say so."""
        if record.acknowledged_at:
            return moment(record.acknowledged_at)
        return render_to_string("watching/acknowledge.html", {"receipt": record}, self.request)

    def value_acknowledged_at(self, record: Receipt) -> datetime | None:
        """Export a time as a time."""
        return record.acknowledged_at
