"""The list of needs."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.training.rules import states

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}
TONES = {states.NEED_OPEN: "warn", states.NEED_PLANNED: "good", states.NEED_DECLINED: "neutral"}


class NeedTable(tables.Table):
    """One need a row."""

    topic = tables.LinkColumn(
        "training:need", args=[tables.A("public_id")], verbose_name=_("Nội dung"),
        attrs={"td": {"class": "main"}},
    )  # fmt: skip
    units_count = tables.Column(verbose_name=_("Số đơn vị cần"), attrs=NUMBER)
    origin_words = tables.Column(verbose_name=_("Từ đâu"))
    made_at = tables.Column(verbose_name=_("Ngày nhận"))
    conference = tables.Column(verbose_name=_("Hội nghị"), linkify=True, default="–")
    state = tables.Column(verbose_name=_("Tình trạng"))

    class Meta:
        order_by = ("-made_at", "-units_count")

    def render_units_count(self, value: int) -> str:
        """Show the number as it is read."""
        return formats.number(value)

    def value_units_count(self, value: int) -> int:
        """Export the number."""
        return value

    def render_made_at(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)

    def value_made_at(self, value: Any) -> Any:
        """Export the moment."""
        return value

    def render_state(self, record: Any) -> SafeString:
        """Show a dot with words."""
        return status(TONES[record.state], record.get_state_display())

    def value_state(self, record: Any) -> str:
        """Export the words."""
        return str(record.get_state_display())
