"""How the list of reviews is searched and narrowed."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.reports.models import PeriodKind, Review

STATES = (("open", _("Số liệu đang thay đổi")), ("frozen", _("Đã chốt")), ("issued", _("Đã có số")))


class ReviewFilter(django_filters.FilterSet):
    """By words of period and place, kind of period, and how far it is."""

    q = django_filters.CharFilter(label=_("Tìm theo kỳ hoặc địa phương"), method="by_words")
    kind = django_filters.ChoiceFilter(
        label=_("Loại kỳ"), field_name="period__kind", choices=PeriodKind.choices, empty_label=_("Tất cả")
    )
    state = django_filters.ChoiceFilter(
        label=_("Trạng thái"), method="by_state", choices=STATES, empty_label=_("Tất cả")
    )

    class Meta:
        model = Review
        fields = ("q", "kind", "state")

    def by_words(self, rows: QuerySet[Review], _name: str, value: str) -> QuerySet[Review]:
        """Search period and units."""
        places = Q(unit__names__folded__contains=fold(value))
        return rows.filter(Q(period__name__icontains=value.strip()) | places).distinct()

    def by_state(self, rows: QuerySet[Review], _name: str, value: str) -> QuerySet[Review]:
        """Narrow to how far a review is."""
        told: dict[str, Any] = {
            "open": Q(frozen_at=None),
            "frozen": Q(frozen_at__isnull=False),
            "issued": Q(issued_at__isnull=False),
        }
        return rows.filter(told[value])
