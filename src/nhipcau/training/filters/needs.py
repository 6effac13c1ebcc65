"""The filter bar of needs."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.training.models.needs import Need, NeedState


class NeedFilter(django_filters.FilterSet):
    """Words and what became of it."""

    q = django_filters.CharFilter(label=_("Tìm nội dung, đơn vị"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=NeedState.choices, empty_label=_("Tất cả")
    )

    class Meta:
        model = Need
        fields = ()

    def with_words(self, rows: QuerySet[Need], _name: str, value: str) -> QuerySet[Need]:
        """Keep needs that carry every word, marks or no marks; they are few enough to be folded here."""
        words = fold_words(value)
        told = rows.order_by().values_list("pk", "topic", "why", "units_words", "origin_words")
        folded = [(row[0], fold(" ".join(row[1:]))) for row in told]
        return rows.filter(pk__in=[pk for pk, text in folded if all(word in text for word in words)])
