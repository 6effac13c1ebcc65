"""The list of decrees, and what became of what by one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_tables2.utils import A

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.units.models import Decree
from nhipcau.units.wording_decrees import state_words, sure_tone


class DecreeTable(tables.Table):
    """One decree a line."""

    number = tables.Column(
        verbose_name=_("Số, ký hiệu"),
        linkify=("units:decree", {"key": A("key")}),
        attrs={"td": {"class": "main"}},
    )
    title = tables.Column(verbose_name=_("Về việc"), orderable=False)
    effective_on = tables.Column(verbose_name=_("Có hiệu lực"), default="")
    state = tables.Column(verbose_name=_("Tình trạng"))
    sure = tables.Column(verbose_name=_("Chắc chắn đến đâu"))

    class Meta:
        order_by = "-effective_on"

    def order_effective_on(self, rows: QuerySet[Decree], is_descending: bool) -> tuple[Any, bool]:
        """Put what has no day last either way; the two databases differ on nulls."""
        day = F("effective_on")
        first = day.desc(nulls_last=True) if is_descending else day.asc(nulls_last=True)
        return rows.order_by(first, "-pk"), True

    def render_effective_on(self, value: date) -> str:
        """Show the day."""
        return formats.day(value)

    def value_effective_on(self, value: date) -> date:
        """Export the day as a day."""
        return value

    def render_state(self, record: Decree) -> SafeString:
        """Show whether it holds already."""
        return status(*state_words(record, timezone.localdate()))

    def value_state(self, record: Decree) -> str:
        """Export the words."""
        return state_words(record, timezone.localdate())[1]

    def render_sure(self, record: Decree) -> SafeString:
        """Show how sure it is."""
        return status(sure_tone(record), record.get_sure_display())

    def value_sure(self, record: Decree) -> Any:
        """Export the words."""
        return record.get_sure_display()
