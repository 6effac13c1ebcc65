"""The list of the phones of a site."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models import Device
from nhipcau.attendance.queries.devices import REVOKED, STATES, WAITS, WORKS, state_of
from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status

TONES = {WAITS: "info", WORKS: "good", REVOKED: "neutral"}
SKEWED_MS = 120_000
"""Two minutes off: worth a word, though hours are set right by the batch."""


class DeviceTable(tables.Table):
    """One phone a row."""

    label = tables.Column(verbose_name=_("Máy"), attrs={"td": {"class": "main"}})
    state = tables.Column(verbose_name=_("Tình trạng"), accessor="enrolled_at", empty_values=())
    seen_at = tables.Column(verbose_name=_("Liên lạc gần nhất"))
    waiting = tables.Column(
        verbose_name=_("Lượt còn trên máy"), attrs={"td": {"class": "num"}, "th": {"class": "num"}}
    )
    offset_ms = tables.Column(verbose_name=_("Giờ của máy"))
    steps = tables.Column(
        verbose_name=_("Việc"), accessor="public_id", orderable=False, exclude_from_export=True
    )

    def render_state(self, record: Device) -> SafeString:
        """Show the state in words."""
        return status(TONES[state_of(record)], str(STATES[state_of(record)]))

    def value_state(self, record: Device) -> str:
        """Export the same words."""
        return str(STATES[state_of(record)])

    def render_seen_at(self, value: Any) -> str:
        """Show when it was heard."""
        return formats.moment(value)

    def render_offset_ms(self, value: int) -> str:
        """Say whether its clock is off."""
        if abs(value) < SKEWED_MS:
            return _now("Đúng")
        minutes = abs(value) // 60_000
        words = _now("Chậm %(count)s phút") if value > 0 else _now("Nhanh %(count)s phút")
        return words % {"count": minutes}

    def render_steps(self, record: Device) -> str | SafeString:
        """Link to what may be done with it."""
        if record.revoked_at:
            return ""
        links = [("renew_code", _now("Mã mới")), ("revoke_device", _now("Thu hồi"))]
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            *(part for name, words in links
              for part in (reverse(f"attendance:{name}", args=[record.public_id]), words)),
        )  # fmt: skip
