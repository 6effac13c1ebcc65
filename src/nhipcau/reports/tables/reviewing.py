"""The list of reports that a unit judges."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.reports.rules.states import APPROVED, OPEN, RETURNED, SUBMITTED
from nhipcau.units.rules.kinds import titled

TONES = {OPEN: "neutral", SUBMITTED: "warn", RETURNED: "info", APPROVED: "good"}


class ReviewingTable(tables.Table):
    """One report a row."""

    unit = tables.Column(
        verbose_name=_("Đơn vị"), accessor="unit_name", attrs={"td": {"class": "main"}},
        linkify=lambda record: reverse("reports:review_report", args=[record.public_id]),
    )  # fmt: skip
    period = tables.Column(verbose_name=_("Kỳ báo cáo"), accessor="period__name", order_by="period__ends_on")
    state = tables.Column(verbose_name=_("Tình trạng"))
    submitted_at = tables.Column(verbose_name=_("Gửi lúc"), empty_values=())
    due_on = tables.Column(verbose_name=_("Hạn gửi"))
    in_time = tables.Column(
        verbose_name=_("Đúng hạn"), accessor="first_submitted_at", orderable=False, empty_values=()
    )

    def render_unit(self, record: Any) -> str:
        """Show the unit with its kind."""
        return titled(record.unit_kind, record.unit_name) if record.unit_kind else str(record.unit_id)

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(TONES[record.state], record.get_state_display())

    def render_submitted_at(self, record: Any) -> str:
        """Show day and time of the last submission."""
        at = record.submitted_at
        return f"{formats.day(at)} {formats.clock(at)}" if at else "–"

    def render_due_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def render_in_time(self, record: Any) -> SafeString | str:
        """Say whether it came by its day."""
        tone, label = standing_words(record)
        return status(tone, label) if tone else label

    def value_in_time(self, record: Any) -> str:
        """Say it without the dot."""
        return standing_words(record)[1]


def standing_words(record: Any) -> tuple[str, str]:
    """Say whether a report came in time, late, or is not here and over its day."""
    if record.first_submitted_at:
        came = timezone.localdate(record.first_submitted_at)
        return ("bad", _now("Gửi muộn")) if came > record.due_on else ("good", _now("Đúng hạn"))
    if record.due_on < timezone.localdate():
        return "bad", _now("Quá hạn, chưa gửi")
    return "", _now("Chưa đến hạn")
