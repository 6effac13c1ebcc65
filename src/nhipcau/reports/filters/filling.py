"""Filter bars of periods and of who is expected in one."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.reports.models import Period, PeriodKind, Report, ReportLevel, ReportState
from nhipcau.units.queries.bodies import unit_titles

EVERYTHING = _("Tất cả")
LATE, HERE, COMING = "late", "here", "coming"


class PeriodFilter(django_filters.FilterSet):
    """Words, kind, year."""

    q = django_filters.CharFilter(label=_("Tìm kỳ báo cáo"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Loại kỳ"), choices=PeriodKind.choices, empty_label=EVERYTHING)
    year = django_filters.NumberFilter(label=_("Năm"), min_value=2020, max_value=2100)

    class Meta:
        model = Period
        fields = ()

    def with_words(self, rows: QuerySet[Period], _name: str, value: str) -> QuerySet[Period]:
        """Keep periods whose name carries the words as they are typed."""
        return rows.filter(name__icontains=value.strip())


class MineFilter(django_filters.FilterSet):
    """State, year."""

    q = django_filters.CharFilter(
        label=_("Tìm kỳ báo cáo"), field_name="period__name", lookup_expr="icontains"
    )
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ReportState.choices, empty_label=EVERYTHING
    )

    class Meta:
        model = Report
        fields = ()


class ExpectedFilter(django_filters.FilterSet):
    """Words, state, level, province, in time or not."""

    q = django_filters.CharFilter(label=_("Tìm đơn vị"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ReportState.choices, empty_label=EVERYTHING
    )
    level = django_filters.ChoiceFilter(label=_("Cấp"), choices=ReportLevel.choices, empty_label=EVERYTHING)
    province = django_filters.ChoiceFilter(
        label=_("Tỉnh, thành phố"), field_name="province_id", empty_label=EVERYTHING
    )
    time = django_filters.ChoiceFilter(
        label=_("Hạn"), method="by_time", empty_label=EVERYTHING,
        choices=[(LATE, _("Trễ hạn")), (HERE, _("Gửi đúng hạn")), (COMING, _("Chưa gửi, còn hạn"))],
    )  # fmt: skip

    class Meta:
        model = Report
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the provinces of the period."""
        super().__init__(*args, **kwargs)
        rows: Any = self.queryset
        ids = rows.order_by().values_list("province_id", flat=True).distinct()
        names = unit_titles(ids, timezone.localdate())
        offered = sorted(names.items(), key=lambda row: row[1])
        self.filters["province"].extra["choices"] = offered

    def with_words(self, rows: QuerySet[Report], _name: str, value: str) -> QuerySet[Report]:
        """Keep units whose name carries every word, marks or no marks, or whose code it is."""
        for word in fold_words(value):
            named = Q(unit__names__folded__contains=word) | Q(unit__names__code=word)
            rows = rows.filter(pk__in=Report.objects.filter(named).values("pk"))
        return rows

    def by_time(self, rows: QuerySet[Report], _name: str, value: str) -> QuerySet[Report]:
        """Keep by when it came."""
        today = timezone.localdate()
        came_late = Q(first_submitted_at__date__gt=F("due_on"))
        if value == LATE:
            return rows.filter(came_late | Q(first_submitted_at__isnull=True, due_on__lt=today))
        if value == HERE:
            return rows.filter(first_submitted_at__isnull=False).exclude(came_late)
        return rows.filter(first_submitted_at__isnull=True, due_on__gte=today)
