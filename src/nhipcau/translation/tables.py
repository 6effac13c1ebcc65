"""The list of terms."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.monitoring.languages import language_name
from nhipcau.translation.models import State

TONES = {State.AGREED: "good", State.PROPOSED: "info", State.RETIRED: "neutral"}


class TermTable(tables.Table):
    """One term a row."""

    source = tables.Column(verbose_name=_("Thuật ngữ"), attrs={"td": {"class": "main"}})
    source_language = tables.Column(verbose_name=_("Ngôn ngữ gốc"))
    target = tables.Column(verbose_name=_("Cách dịch"))
    target_language = tables.Column(verbose_name=_("Dịch sang"))
    note = tables.Column(verbose_name=_("Ghi chú"), orderable=False, default="")
    state = tables.Column(verbose_name=_("Tình trạng"))
    dated_on = tables.Column(verbose_name=_("Từ ngày"))

    class Meta:
        order_by = "source"

    def __init__(self, *args: Any, may_change: bool = False, **kwargs: Any) -> None:
        """Link a term to its form for whoever may change it."""
        super().__init__(*args, **kwargs)
        self.may_change = may_change

    def render_source(self, record: Any, value: str) -> str | SafeString:
        """Show the term in its own language."""
        words = format_html('<span lang="{}">{}</span>', record.source_language, value)
        if not self.may_change:
            return words
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), words)

    def value_source(self, value: str) -> str:
        """Export the words."""
        return value

    def render_target(self, record: Any, value: str) -> SafeString:
        """Show the translation in its own language."""
        return format_html('<span lang="{}">{}</span>', record.target_language, value)

    def value_target(self, value: str) -> str:
        """Export the words."""
        return value

    def render_source_language(self, value: str) -> str:
        """Name the language."""
        return language_name(value)

    render_target_language = render_source_language

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(TONES[record.state], record.get_state_display())

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(record.get_state_display())

    def render_dated_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)
