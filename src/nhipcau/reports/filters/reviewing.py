"""The filter bar of the reports that a unit judges."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.reports.models import Period, Report, ReportState
from nhipcau.reports.queries.waiting import judged_by, late_in
from nhipcau.units.queries import names_on

EVERYTHING = _("Tất cả")


def _periods(request: Any) -> QuerySet[Period]:
    return Period.objects.filter(pk__in=judged_by(request.user).values("period")).order_by("-ends_on")


class ReviewingFilter(django_filters.FilterSet):
    """Unit, period, state, late."""

    q = django_filters.CharFilter(label=_("Tìm đơn vị"), method="with_unit")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ReportState.choices, empty_label=EVERYTHING
    )
    period = django_filters.ModelChoiceFilter(
        label=_("Kỳ báo cáo"), queryset=_periods, to_field_name="public_id", empty_label=EVERYTHING
    )
    late = django_filters.ChoiceFilter(
        label=_("Thời hạn"),
        method="by_day",
        empty_label=EVERYTHING,
        choices=[("yes", _("Muộn hoặc quá hạn"))],
    )

    class Meta:
        model = Report
        fields = ()

    def with_unit(self, rows: QuerySet[Report], _name: str, value: str) -> QuerySet[Report]:
        """Search the unit by its name, marks or no marks, or by its code."""
        names = names_on(timezone.localdate())
        meant = names.filter(folded__contains=fold(value)) | names.filter(code=value.strip())
        return rows.filter(unit_id__in=meant.values("unit_id"))

    def by_day(self, rows: QuerySet[Report], _name: str, _value: str) -> QuerySet[Report]:
        """Keep what came late or is over its day."""
        return late_in(rows, timezone.localdate())
