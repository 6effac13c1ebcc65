"""The filter bar of the library of good practice."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import with_words
from nhipcau.reports.models import Practice, PracticeState

EVERYTHING = _("Tất cả")


class PracticeFilter(django_filters.FilterSet):
    """Words, state, whose."""

    q = django_filters.CharFilter(label=_("Tìm cách làm"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=PracticeState.choices, empty_label=EVERYTHING
    )
    whose = django_filters.ChoiceFilter(
        label=_("Của ai"), method="by_whose", empty_label=EVERYTHING,
        choices=[("own", _("Đơn vị của tôi")), ("others", _("Đơn vị khác"))],
    )  # fmt: skip

    class Meta:
        model = Practice
        fields = ()

    def with_words(self, rows: QuerySet[Practice], _name: str, value: str) -> QuerySet[Practice]:
        """Keep practices that carry every word, marks or no marks."""
        kept: QuerySet[Practice] = with_words(rows, value, "folded")
        return kept

    def by_whose(self, rows: QuerySet[Practice], _name: str, value: str) -> QuerySet[Practice]:
        """Keep those of the own unit, or of others."""
        unit_id = self.request.user.unit_id
        if value == "own":
            return rows.filter(report__unit_id=unit_id)
        return rows.exclude(report__unit_id=unit_id)
