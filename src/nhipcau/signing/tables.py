"""The lists of keys and of the public log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import moment, status

if TYPE_CHECKING:
    from datetime import datetime

    from nhipcau.signing.models import Key, LogLine

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
SHOWN_HASH = 12
"""Enough to compare by eye; the export has all of it."""


class KeyTable(tables.Table):
    """One key a row."""

    key_id = tables.Column(
        verbose_name=gettext_lazy("Mã khóa"),
        linkify=("signing:key", {"key_id": tables.A("key_id")}),
        attrs={"td": {"class": "main"}},
    )
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"), empty_values=(), orderable=False)
    valid_from = tables.Column(verbose_name=gettext_lazy("Ký từ"))
    valid_until = tables.Column(verbose_name=gettext_lazy("Ngừng ký"))
    revoked_at = tables.Column(verbose_name=gettext_lazy("Thu hồi"))

    class Meta:
        order_by = "-valid_from"
        sequence = ("key_id", "state", "valid_from", "valid_until", "revoked_at")

    def render_state(self, record: Key) -> Any:
        """Say whether it signs."""
        tone, words = state_of(record)
        return status(tone, words)

    def value_state(self, record: Key) -> str:
        """Export the words alone."""
        return str(state_of(record)[1])

    def render_valid_from(self, value: datetime) -> Any:
        """Say when."""
        return moment(value)

    render_valid_until = render_revoked_at = render_valid_from

    def value_valid_from(self, value: datetime | None) -> str:
        """Export when, exactly."""
        return f"{formats.day(value)} {formats.clock(value)}" if value else ""

    value_valid_until = value_revoked_at = value_valid_from


def state_of(key: Key) -> tuple[str, str]:
    """Return the tone and the words of a key's state."""
    if key.revoked_at is not None:
        return "bad", _("Đã thu hồi")
    if key.valid_until is not None:
        return "neutral", _("Đã ngừng ký")
    return "good", _("Đang ký")


class LogTable(tables.Table):
    """One line of the public log a row."""

    seq = tables.Column(verbose_name=gettext_lazy("Số"), localize=False, attrs=NUMBER)
    kind = tables.Column(
        verbose_name=gettext_lazy("Việc"),
        linkify=("signing:line", {"seq": tables.A("seq")}),
        attrs={"td": {"class": "main"}},
    )
    at = tables.Column(verbose_name=gettext_lazy("Lúc"))
    subject = tables.Column(verbose_name=gettext_lazy("Mã văn bản hoặc khóa"))
    hash = tables.Column(verbose_name=gettext_lazy("Niêm phong"), orderable=False)

    class Meta:
        order_by = "-seq"
        sequence = ("seq", "at", "kind", "subject", "hash")

    def render_kind(self, record: LogLine) -> str:
        """Say the kind in words."""
        return str(record.get_kind_display())

    value_kind = render_kind

    def render_at(self, record: LogLine) -> Any:
        """Say when."""
        return moment(record.at)

    def value_at(self, record: LogLine) -> str:
        """Export when, exactly."""
        return f"{formats.day(record.at)} {formats.clock(record.at)}"

    def render_subject(self, value: str, record: LogLine) -> Any:
        """Show the title, where the line has one, and the public id; its kind stands in the column before."""
        name, title = value.partition(":")[2], record.facts.get("title")
        return format_html('{} <code class="small">{}</code>', title, name) if title else name

    def value_subject(self, value: str) -> str:
        """Export the subject whole."""
        return value

    def render_hash(self, value: str) -> Any:
        """Show the beginning of the seal."""
        return format_html("<code>{}…</code>", value[:SHOWN_HASH])

    def value_hash(self, value: str) -> str:
        """Export the seal whole."""
        return value
