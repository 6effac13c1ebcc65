"""The own plans by year; the units below with theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common.formats import day
from nhipcau.common.templatetags.screen import status
from nhipcau.steering.rules.planning import days_without
from nhipcau.units.rules.kinds import titled

NUMBER = {"td": {"class": "num"}, "th": {"class": "num"}}


class BelowTable(tables.Table):
    """One unit a row."""

    unit = tables.Column(
        verbose_name=_("Đơn vị"), accessor="name", order_by="folded", attrs={"td": {"class": "main"}}
    )
    standing = tables.Column(verbose_name=_("Kế hoạch"), accessor="issued_on", empty_values=())
    days = tables.Column(
        verbose_name=_("Số ngày không có kế hoạch"), accessor="pk", order_by="-issued_on", attrs=NUMBER
    )
    task_count = tables.Column(verbose_name=_("Số việc"), attrs=NUMBER)

    class Meta:
        order_by = "unit"

    def __init__(self, *args: Any, year: int = 0, **kwargs: Any) -> None:
        """Remember the year that is shown."""
        super().__init__(*args, **kwargs)
        self.year = year or timezone.localdate().year

    def render_unit(self, record: Any) -> str:
        """Name the unit."""
        return titled(record.kind, record.name)

    def render_standing(self, value: date | None, record: Any) -> SafeString:
        """Link the signed plan, or say that there is none."""
        if value is None:
            return status("warn", _("Chưa có kế hoạch"))
        page = reverse("steering:plan", args=[record.plan_id_shown])
        return format_html('<a href="{}">{} {}</a>', page, _("Ban hành"), day(value))

    def value_standing(self, value: date | None) -> str:
        """Export the words."""
        return f"{_('Ban hành')} {day(value)}" if value else str(_("Chưa có kế hoạch"))

    def render_days(self, record: Any) -> str:
        """Count the days of the year without a plan."""
        count = self.value_days(record)
        return "–" if count is None else str(count)

    def value_days(self, record: Any) -> int | None:
        """Export the number."""
        return days_without(self.year, record.issued_on, timezone.localdate())
