"""Filter bars of conferences and of sites."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import with_words
from nhipcau.common.folding import fold, fold_words
from nhipcau.training.models import Conference, Site
from nhipcau.training.models.conferences import ConferenceState

EVERYTHING = _("Tất cả")


class ConferenceFilter(django_filters.FilterSet):
    """Words, state, year."""

    q = django_filters.CharFilter(label=_("Tìm tên hội nghị, đơn vị phối hợp"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ConferenceState.choices, empty_label=EVERYTHING
    )
    year = django_filters.NumberFilter(
        label=_("Năm"), field_name="starts_on", lookup_expr="year", min_value=2000, max_value=2100
    )

    class Meta:
        model = Conference
        fields = ()

    def with_words(self, rows: QuerySet[Conference], _name: str, value: str) -> QuerySet[Conference]:
        """Keep conferences that carry every word, marks or no marks."""
        found: QuerySet[Conference] = with_words(rows, value, "folded")
        return found


class SiteFilter(django_filters.FilterSet):
    """Words, and what is missing."""

    q = django_filters.CharFilter(label=_("Tìm mã, tên, phòng, người phụ trách"), method="with_words")
    missing = django_filters.ChoiceFilter(
        label=_("Còn thiếu"), method="lacking", empty_label=EVERYTHING,
        choices=[("host", _("Người phụ trách")), ("room", _("Phòng họp")), ("people", _("Đại biểu"))],
    )  # fmt: skip

    class Meta:
        model = Site
        fields = ()

    def with_words(self, rows: QuerySet[Site], _name: str, value: str) -> QuerySet[Site]:
        """Keep sites that carry every word; hosts are few enough to be folded here."""
        hosts: Any = rows.order_by().values_list("pk", "host_name")
        folded = [(pk, fold(name)) for pk, name in hosts]
        for word in fold_words(value):
            named = [pk for pk, name in folded if word in name]
            rows = rows.filter(Q(folded__contains=word) | Q(pk__in=named))
        return rows

    def lacking(self, rows: Any, _name: str, value: str) -> Any:
        """Keep those that lack something."""
        if value == "people":
            return rows.filter(named=0)
        return rows.filter(host_name="") if value == "host" else rows.filter(room="")
