"""The filter bar of the list of pickups."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.monitoring.languages import NAMES
from nhipcau.statements.models import Pickup
from nhipcau.statements.queries.translating import wanted_languages

MOST_SEARCHED = 2000
"""Pickups looked through by their words: a year of a province's."""


def _languages() -> list[tuple[str, Any]]:
    return [(code, NAMES.get(code, code)) for code in wanted_languages()]


class PickupFilter(django_filters.FilterSet):
    """Words, language, days."""

    q = django_filters.CharFilter(label=_("Tìm trong phát ngôn, báo, câu trích"), method="with_words")
    language = django_filters.ChoiceFilter(
        label=_("Ngôn ngữ"), field_name="version__language", choices=_languages, empty_label=_("Tất cả")
    )
    whole = django_filters.BooleanFilter(label=_("Đăng gần trọn"), method="nearly_whole")

    class Meta:
        model = Pickup
        fields = ()

    def with_words(self, pickups: QuerySet[Pickup], _name: str, value: str) -> QuerySet[Pickup]:
        """Keep pickups that carry every word somewhere, marks or no marks."""
        wanted = fold_words(value)
        rows = pickups.values_list(
            "pk", "version__title", "article__title", "article__outlet__name", "exact"
        )[:MOST_SEARCHED]
        found = [pk for pk, *texts in rows if all(word in fold(" ".join(map(str, texts))) for word in wanted)]
        return pickups.filter(pk__in=found)

    def nearly_whole(self, pickups: QuerySet[Pickup], _name: str, value: bool | None) -> QuerySet[Pickup]:
        """Keep reprints, or quotations."""
        if value is None:
            return pickups
        return pickups.filter(share__gte=0.8) if value else pickups.filter(share__lt=0.8)
