"""Filter bars of the delegates of a conference and of the seats of a unit."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.training.models import Category, Conference, Delegate, Quota, Site
from nhipcau.training.models.delegates import Answer, DelegateState, Origin
from nhipcau.training.queries.delegates import with_words

ALL = _("Tất cả")


class DelegateFilter(django_filters.FilterSet):
    """Words, site, agency, category, state, answer, how they came."""

    q = django_filters.CharFilter(label=_("Tìm tên, chức vụ"), method="of_words")
    site = django_filters.ModelChoiceFilter(
        label=_("Điểm cầu"), queryset=Site.objects.none(), empty_label=ALL, to_field_name="public_id"
    )
    body = django_filters.ChoiceFilter(label=_("Cơ quan"), field_name="body_id", empty_label=ALL)
    category = django_filters.ModelChoiceFilter(
        label=_("Thành phần"), queryset=Category.objects.none(), empty_label=ALL, to_field_name="public_id"
    )
    state = django_filters.ChoiceFilter(label=_("Danh sách"), choices=DelegateState.choices, empty_label=ALL)
    answer = django_filters.ChoiceFilter(label=_("Trả lời"), choices=Answer.choices, empty_label=ALL)
    origin = django_filters.ChoiceFilter(label=_("Cách dự"), choices=Origin.choices, empty_label=ALL)

    class Meta:
        model = Delegate
        fields = ()

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        """Offer the sites, agencies and categories of this conference."""
        super().__init__(*args, **kwargs)
        self.filters["site"].queryset = conference.sites.all()
        self.filters["category"].queryset = conference.categories.all()
        named = Delegate.objects.filter(conference=conference, body__isnull=False)
        bodies = named.order_by("body__name").values_list("body_id", "body__name").distinct()
        self.filters["body"].extra["choices"] = list(bodies)

    def of_words(self, rows: QuerySet[Delegate], _name: str, value: str) -> QuerySet[Delegate]:
        """Keep rows that hold every word, with or without tone marks."""
        return with_words(rows, value)


class SeatFilter(django_filters.FilterSet):
    """Words of conference or agency."""

    q = django_filters.CharFilter(label=_("Tìm hội nghị, cơ quan"), method="of_words")

    class Meta:
        model = Quota
        fields = ()

    def of_words(self, rows: QuerySet[Quota], _name: str, value: str) -> QuerySet[Quota]:
        """Keep quotas whose conference or agency holds every word."""
        for word in fold_words(value):
            rows = rows.filter(Q(round__conference__folded__contains=word) | Q(body__folded__contains=word))
        return rows
