"""The register as a list."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import moment
from nhipcau.documents.models import Registration


class RegisterTable(tables.Table):
    """Number and symbol, day, what it says, who entered it when."""

    line = tables.Column(
        verbose_name=_("Số, ký hiệu"), order_by=("-year", "number"), attrs={"td": {"class": "main"}}
    )
    dated_on = tables.Column(verbose_name=_("Ngày văn bản"))
    kind = tables.Column(verbose_name=_("Loại"))
    subject = tables.Column(verbose_name=_("Trích yếu"))
    entered_by = tables.Column(verbose_name=_("Người vào sổ"), default="")
    entered_at = tables.Column(verbose_name=_("Vào sổ lúc"))

    class Meta:
        pass

    def render_dated_on(self, value: date) -> str:
        """Show the day as offices write it."""
        return formats.day(value)

    def render_entered_at(self, record: Registration) -> Any:
        """Show when, in words."""
        return moment(record.entered_at)

    def value_entered_at(self, value: datetime) -> str:
        """Export when, exactly."""
        return f"{formats.day(value)} {formats.clock(value)}"
