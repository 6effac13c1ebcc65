"""The filter bar of the register."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.documents.models import KIND_NAMES, Registration
from nhipcau.documents.queries.register import years_for


class RegisterFilter(django_filters.FilterSet):
    """Words of number or subject, a kind, a year, days."""

    q = django_filters.CharFilter(label=_("Tìm theo số, ký hiệu, trích yếu"), method="with_words")
    kind = django_filters.ChoiceFilter(
        label=_("Loại"), choices=list(KIND_NAMES.items()), empty_label=_("Tất cả")
    )
    year = django_filters.ChoiceFilter(label=_("Năm"), choices=(), empty_label=_("Tất cả"))

    class Meta:
        model = Registration
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the years that stand in the unit's register."""
        super().__init__(*args, **kwargs)
        years = years_for(self.request.user)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]

    def with_words(self, rows: QuerySet[Registration], _name: str, value: str) -> QuerySet[Registration]:
        """Keep what carries every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows
