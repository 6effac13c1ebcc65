"""The list of reviews as a table."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.reports.models import Review
from nhipcau.units.queries.places import unit_name


class ReviewTable(tables.Table):
    """Period, level, whether its figures are frozen, its number."""

    period = tables.Column(
        verbose_name=gettext_lazy("Kỳ"), accessor="period__name", linkify=True, order_by="period__ends_on",
        attrs={"td": {"class": "main"}},
    )  # fmt: skip
    unit = tables.Column(verbose_name=gettext_lazy("Cấp"), accessor="unit_id")
    frozen_at = tables.TemplateColumn(
        '{% load screen i18n %}{% if record.frozen_at %}{% translate "Đã chốt" as words %}'
        '{% status "good" words %} '
        '{{ record.frozen_at|day }}{% else %}{% translate "Số liệu đang thay đổi" as words %}'
        '{% status "warn" words %}{% endif %}',
        verbose_name=gettext_lazy("Số liệu"),
    )  # fmt: skip
    number = tables.Column(
        verbose_name=gettext_lazy("Số văn bản"), accessor="registration__line", orderable=False, default="–"
    )

    class Meta:
        model = Review
        fields = ("period", "unit", "frozen_at", "number")
        order_by = "-period"

    def render_unit(self, value: str, record: Any) -> str:
        """Name the level as of its period."""
        return unit_name(value, record.period.ends_on)

    def value_frozen_at(self, record: Any) -> Any:
        """Write the day into the file."""
        return record.frozen_at or _("Số liệu đang thay đổi")
