"""Lists of enquiries, of requests for facts, and of conferences."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.wording import due_words
from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status

SHOWN = 140
TONES = {"received": "warn", "assigned": "info", "drafted": "info", "closed": "good"}
OUTCOME_TONES = {"answered": "good", "refused": "neutral", "withdrawn": "neutral"}
CONFERENCE_TONES = {"planned": "info", "held": "good", "cancelled": "neutral"}


def state_words(enquiry: Any) -> tuple[str, Any]:
    """Say how an enquiry stands: tone and words."""
    if enquiry.outcome:
        return OUTCOME_TONES[enquiry.outcome], enquiry.get_outcome_display()
    if getattr(enquiry, "waits_for", 0):
        return "info", _("Chờ đơn vị khác")
    return TONES[enquiry.state], enquiry.get_state_display()


def facts_words(request: Any) -> tuple[str, Any]:
    """Say how a request for facts stands."""
    if request.replied_at:
        return "good", _("Đã trả lời")
    if request.ended_at:
        return "neutral", _("Không cần nữa")
    return "warn", _("Chờ trả lời")


class _Due(tables.Table):
    """A column that shows a deadline."""

    def render_due(self, record: Any, value: Any) -> str | SafeString:
        """Show the day; one that ran over says so."""
        clock = record.clock
        if clock.is_running and getattr(record, "is_late", False):
            return format_html("{} {}", due_words(value), status("bad", _("quá hạn")))
        return due_words(value)

    def value_due(self, value: Any) -> str:
        """Export the day."""
        return due_words(value)


class EnquiryTable(_Due):
    """One enquiry a row."""

    question = tables.Column(
        verbose_name=_("Câu hỏi"), linkify=True, attrs={"td": {"class": "main press-cut"}}
    )
    outlet_name = tables.Column(verbose_name=_("Cơ quan báo chí"))
    channel = tables.Column(verbose_name=_("Qua"))
    received_at = tables.Column(verbose_name=_("Nhận lúc"))
    due = tables.Column(verbose_name=_("Hạn"), accessor="clock__due_at", order_by="clock__due_at", default="")
    holder = tables.Column(verbose_name=_("Người giữ"), default="–")
    state = tables.Column(verbose_name=_("Tình trạng"), order_by=("state", "clock__due_at"))

    class Meta:
        order_by = "-received_at"

    def render_question(self, value: str) -> str:
        """Show the beginning."""
        return value if len(value) <= SHOWN else f"{value[:SHOWN].rstrip()}…"

    def value_question(self, value: str) -> str:
        """Export all of it."""
        return value

    def render_received_at(self, value: Any) -> str:
        """Show the day and the hour."""
        return formats.moment(value)

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*state_words(record))

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(state_words(record)[1])


class FactTable(_Due):
    """One request for facts a row."""

    question = tables.Column(verbose_name=_("Điều cần biết"), linkify=True, attrs={"td": {"class": "main"}})
    asked_at = tables.Column(verbose_name=_("Hỏi lúc"))
    due = tables.Column(verbose_name=_("Hạn"), accessor="clock__due_at", order_by="clock__due_at", default="")
    state = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", order_by=("replied_at", "pk"))

    class Meta:
        order_by = "-asked_at"

    def render_asked_at(self, value: Any) -> str:
        """Show the day and the hour."""
        return formats.moment(value)

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*facts_words(record))

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(facts_words(record)[1])


class ConferenceTable(tables.Table):
    """One conference a row."""

    topic = tables.Column(verbose_name=_("Chủ đề"), linkify=True, attrs={"td": {"class": "main"}})
    starts_at = tables.Column(verbose_name=_("Bắt đầu"))
    place = tables.Column(verbose_name=_("Nơi tổ chức"))
    is_regular = tables.Column(verbose_name=_("Định kỳ"))
    state = tables.Column(verbose_name=_("Tình trạng"))

    class Meta:
        order_by = "-starts_at"

    def render_starts_at(self, value: Any) -> str:
        """Show the day and the hour."""
        return formats.moment(value)

    def render_is_regular(self, value: Any) -> Any:
        """Say yes or no."""
        return _("Có") if value else _("Không")

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(CONFERENCE_TONES[record.state], record.get_state_display())

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(record.get_state_display())
