"""The filter bar of the list of terms."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import with_words
from nhipcau.translation.models import State, Term
from nhipcau.translation.wording import CHOICES

EVERYTHING = _("Tất cả")


class TermFilter(django_filters.FilterSet):
    """Words, languages, state."""

    q = django_filters.CharFilter(label=_("Tìm thuật ngữ"), method="with_words")
    source_language = django_filters.ChoiceFilter(
        label=_("Ngôn ngữ gốc"), choices=CHOICES, empty_label=EVERYTHING
    )
    target_language = django_filters.ChoiceFilter(
        label=_("Dịch sang"), choices=CHOICES, empty_label=EVERYTHING
    )
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=State.choices, empty_label=EVERYTHING)

    class Meta:
        model = Term
        fields = ()

    def with_words(self, terms: QuerySet[Term], _name: str, value: str) -> QuerySet[Term]:
        """Keep terms that carry every word, marks or no marks."""
        found: QuerySet[Term] = with_words(terms, value, "folded")
        return found
