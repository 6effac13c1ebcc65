"""The list of dossiers."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.clocks.wording import due_words
from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.verification.models.findings import Verdict
from nhipcau.verification.rules import states

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
TONES = {states.GATHERING: "info", states.IN_REVIEW: "warn", states.CLOSED: "good"}


class DossierTable(tables.Table):
    """One dossier a row."""

    claim = tables.Column(
        verbose_name=_("Nhận định"), accessor="claim__wording",
        linkify=lambda record: record.get_absolute_url(), attrs={"td": {"class": "main"}},
    )  # fmt: skip
    number = tables.Column(verbose_name=_("Số"), order_by=("year", "number"), localize=False)
    state = tables.Column(verbose_name=_("Tình trạng"))
    verdict = tables.Column(verbose_name=_("Kết luận"), default="")
    owner = tables.Column(verbose_name=_("Người giữ"), order_by="owner__full_name")
    supporting = tables.Column(verbose_name=_("Ủng hộ"), attrs=NUMBER)
    contradicting = tables.Column(verbose_name=_("Bác"), attrs=NUMBER)
    opened_at = tables.Column(verbose_name=_("Mở ngày"))
    due = tables.Column(verbose_name=_("Hạn"), accessor="clock__due_at", order_by="clock__due_at", default="")

    class Meta:
        order_by = "-opened_at"

    def render_number(self, record: Any) -> str:
        """Show number and year."""
        return str(record)

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(TONES[record.state], record.get_state_display())

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(record.get_state_display())

    def render_verdict(self, value: str) -> str:
        """Show the words of the verdict."""
        return str(Verdict(value).label) if value else ""

    def render_opened_at(self, value: Any) -> str:
        """Show day, month and year."""
        return formats.day(value)

    def render_due(self, record: Any, value: Any) -> str | SafeString:
        """Show the day; a running clock that is past it says so."""
        if record.is_late:
            return format_html("{} {}", due_words(value), status("bad", _("quá hạn")))
        return due_words(value)

    def value_due(self, value: Any) -> str:
        """Export the day."""
        return due_words(value)
