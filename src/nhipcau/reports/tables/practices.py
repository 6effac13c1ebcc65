"""The library of good practice."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nhipcau.common.templatetags.screen import status
from nhipcau.reports.models import Practice
from nhipcau.reports.rules import states
from nhipcau.units.queries.bodies import unit_titles

TONES = {states.NOMINATED: "info", states.KEPT: "good", states.DECLINED: "neutral"}


class PracticeTable(tables.Table):
    """One practice a row."""

    title = tables.Column(
        verbose_name=_("Cách làm hay"), attrs={"td": {"class": "main"}},
        linkify=("reports:practice", {"public_id": tables.A("public_id")}),
    )  # fmt: skip
    unit = tables.Column(verbose_name=_("Đơn vị"), accessor="report__unit_id", orderable=False)
    period = tables.Column(
        verbose_name=_("Kỳ báo cáo"), accessor="report__period__name", order_by="report__period__ends_on"
    )
    effect = tables.Column(verbose_name=_("Kết quả đo được"), orderable=False, default="–")
    state = tables.Column(verbose_name=_("Tình trạng"))

    class Meta:
        model = Practice
        fields = ("title", "unit", "period", "effect", "state")
        order_by = "-period"

    @cached_property
    def titles(self) -> dict[str, str]:
        """Return the names of the units shown, asked once."""
        shown = {row.record.report.unit_id for row in self.paginated_rows}
        return unit_titles(shown, timezone.localdate())

    def render_unit(self, value: str) -> str:
        """Show the unit's name."""
        return self.titles.get(value, value)

    def render_effect(self, value: str) -> str:
        """Show its beginning."""
        return Truncator(value).chars(160)

    def value_effect(self, value: str) -> str:
        """Export all of it."""
        return value

    def render_state(self, record: Practice) -> SafeString:
        """Show a dot with words."""
        return status(TONES[record.state], record.get_state_display())

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(record.get_state_display())
