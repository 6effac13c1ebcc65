"""Lists of the catalogue."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import badge

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class TopicTable(tables.Table):
    """Topics with how often each was taught."""

    name = tables.Column(verbose_name=_("Chuyên đề"), linkify=True, attrs={"td": {"class": "main"}})
    times = tables.Column(verbose_name=_("Số lần dạy"), attrs=NUMBER)
    last_on = tables.Column(verbose_name=_("Lần gần nhất"), empty_values=())

    class Meta:
        order_by = "name"

    def render_name(self, record: Any, value: str) -> str | SafeString:
        """Mark a topic that is offered no more."""
        return format_html("{} {}", value, badge(_("không dạy nữa"))) if record.is_retired else value

    def value_name(self, value: str) -> str:
        """Give the name alone to a file."""
        return value

    def render_last_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value) if value else "–"

    def value_last_on(self, value: Any) -> Any:
        """Give the day to a file."""
        return value


class UnitTable(tables.Table):
    """Units whose people were taught."""

    name = tables.Column(verbose_name=_("Đơn vị"), attrs={"td": {"class": "main"}})
    people = tables.Column(verbose_name=_("Lượt người"), attrs=NUMBER)
    topics = tables.Column(verbose_name=_("Số chuyên đề"), attrs=NUMBER)

    def render_name(self, record: Any, value: str) -> str | SafeString:
        """Lead to the people, where there are any."""
        if not record.unit_id:
            return value
        return format_html(
            '<a href="{}">{}</a>', reverse("learning:learned_unit", args=[record.unit_id]), value
        )

    def value_name(self, value: str) -> str:
        """Give the name alone to a file."""
        return value


class MissingTable(tables.Table):
    """Units with nobody taught."""

    name = tables.Column(verbose_name=_("Đơn vị chưa có ai học"), attrs={"td": {"class": "main"}})
