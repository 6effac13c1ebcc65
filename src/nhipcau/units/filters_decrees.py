"""Filter bar of the list of decrees."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.units.filters import EVERYTHING
from nhipcau.units.models import Decree
from nhipcau.units.models.decrees import STATES, SURENESS


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DecreeFilter(django_filters.FilterSet):
    """Words, state, how sure, from which day."""

    q = django_filters.CharFilter(label=_("Tìm số, nội dung, nguồn"), method="with_words")
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=STATES, empty_label=EVERYTHING)
    sure = django_filters.ChoiceFilter(label=_("Chắc chắn đến đâu"), choices=SURENESS, empty_label=EVERYTHING)
    since = django_filters.DateFilter(
        label=_("Có hiệu lực từ ngày"), field_name="effective_on", lookup_expr="gte", widget=_day()
    )
    until = django_filters.DateFilter(
        label=_("đến ngày"), field_name="effective_on", lookup_expr="lte", widget=_day()
    )

    class Meta:
        model = Decree
        fields = ()

    def with_words(self, rows: QuerySet[Decree], _name: str, value: str) -> QuerySet[Decree]:
        """Keep decrees that carry every word; marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows
