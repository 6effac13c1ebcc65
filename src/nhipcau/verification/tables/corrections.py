"""The list of what we set right of our own."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.wording import due_words
from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status


def standing(correction: Any) -> tuple[str, str]:
    """Say how a correction stands: tone and words."""
    if correction.done_at:
        return "good", _now("Đã đính chính")
    if correction.clock.due_at < timezone.now():
        return "bad", _now("Quá hạn")
    return "warn", _now("Chưa đính chính")


class CorrectionTable(tables.Table):
    """One correction a row."""

    what = tables.Column(
        verbose_name=_("Phải đính chính"), attrs={"td": {"class": "main"}},
        linkify=lambda record: reverse("verification:correction", args=[record.public_id]),
    )  # fmt: skip
    where = tables.Column(verbose_name=_("Ở đâu"), default="")
    state = tables.Column(verbose_name=_("Tình trạng"), accessor="pk", orderable=False)
    owner = tables.Column(verbose_name=_("Người chịu trách nhiệm"), order_by="owner__full_name")
    due = tables.Column(verbose_name=_("Hạn"), accessor="clock__due_at")
    done_at = tables.Column(verbose_name=_("Xong ngày"), default="")

    def render_what(self, value: str) -> SafeString:
        """Show the task."""
        return format_html("{}", value)

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(*standing(record))

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return standing(record)[1]

    def render_due(self, value: Any) -> str:
        """Say until the end of which day."""
        return due_words(value)

    def render_done_at(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value) if value else ""
