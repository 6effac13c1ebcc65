"""The list of what my unit was asked."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.wording import due_words
from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.units.queries import unit_name


def state_words(request: Any) -> tuple[str, Any]:
    """Say how a request stands: tone and words."""
    if request.withdrawn_at:
        return "neutral", _("Đã rút")
    if request.answered_at:
        return "good", _("Đã trả lời")
    return "warn", _("Chờ trả lời")


class RequestTable(tables.Table):
    """One request a row."""

    question = tables.Column(verbose_name=_("Câu hỏi"), linkify=True, attrs={"td": {"class": "main"}})
    kind = tables.Column(verbose_name=_("Loại"))
    asked_of = tables.Column(verbose_name=_("Đơn vị hỏi"), accessor="dossier__unit_id", orderable=False)
    addressee = tables.Column(verbose_name=_("Gửi đến"))
    asked_at = tables.Column(verbose_name=_("Hỏi lúc"))
    due = tables.Column(verbose_name=_("Hạn"), accessor="clock__due_at", order_by="clock__due_at", default="")
    state = tables.Column(
        verbose_name=_("Tình trạng"), accessor="pk", order_by=("is_done", "clock__due_at", "pk")
    )

    class Meta:
        order_by = "state"
        """What waits stands first, the most pressing on top."""

    def render_asked_of(self, value: str) -> str:
        """Name the unit."""
        return unit_name(value)

    def render_asked_at(self, value: Any) -> str:
        """Show the day and the hour."""
        return formats.moment(value)

    def render_due(self, record: Any, value: Any) -> str | SafeString:
        """Show the day; one that waits past it says so."""
        if record.is_late:
            return format_html("{} {}", due_words(value), status("bad", _("quá hạn")))
        return due_words(value)

    def value_due(self, value: Any) -> str:
        """Export the day."""
        return due_words(value)

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*state_words(record))

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(state_words(record)[1])
