"""The filter bar of the letters."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming
from nhipcau.common.folding import fold_words
from nhipcau.mailing.models import Letter, LetterState, Reason, Returned, ReturnedKind, Suppression
from nhipcau.mailing.queries.letters import purposes_for
from nhipcau.mailing.queries.suppressed import digest_of

ANY = _("Tất cả")


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class LetterFilter(django_filters.FilterSet):
    """Words, state, purpose, days."""

    q = django_filters.CharFilter(label=_("Tìm theo tiêu đề, địa chỉ"), method="with_words")
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=LetterState.choices, empty_label=ANY)
    purpose = django_filters.ChoiceFilter(label=_("Việc"), empty_label=ANY)
    since = django_filters.DateFilter(
        label=_("Từ ngày"), field_name="created_at", lookup_expr="date__gte", widget=_day()
    )
    until = django_filters.DateFilter(
        label=_("Đến ngày"), field_name="created_at", lookup_expr="date__lte", widget=_day()
    )

    class Meta:
        model = Letter
        fields = ()

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        """Offer the purposes that whoever looks can see."""
        super().__init__(*args, request=request, **kwargs)
        person: Any = request.user
        choices = [(code, naming.word(code)) for code in purposes_for(person)]
        self.filters["purpose"].extra["choices"] = choices

    def with_words(self, letters: QuerySet[Letter], _name: str, value: str) -> QuerySet[Letter]:
        """Keep letters that carry every word, marks or no marks."""
        for word in fold_words(value):
            letters = letters.filter(folded__contains=word)
        return letters


class SuppressionFilter(django_filters.FilterSet):
    """A whole address, and why."""

    q = django_filters.CharFilter(label=_("Tìm đúng một địa chỉ"), method="with_address")
    reason = django_filters.ChoiceFilter(label=_("Vì sao"), choices=Reason.choices, empty_label=ANY)

    class Meta:
        model = Suppression
        fields = ()

    def with_address(self, rows: QuerySet[Suppression], _name: str, value: str) -> QuerySet[Suppression]:
        """Keep the one of this address, or of this code."""
        return rows.filter(Q(digest=digest_of(value)) | Q(public_id=value.strip()))


class ReturnedFilter(django_filters.FilterSet):
    """What it was, of which address, when."""

    q = django_filters.CharFilter(label=_("Tìm đúng một địa chỉ"), method="with_address")
    kind = django_filters.ChoiceFilter(label=_("Là gì"), choices=ReturnedKind.choices, empty_label=ANY)
    since = django_filters.DateFilter(
        label=_("Từ ngày"), field_name="at", lookup_expr="date__gte", widget=_day()
    )
    until = django_filters.DateFilter(
        label=_("Đến ngày"), field_name="at", lookup_expr="date__lte", widget=_day()
    )

    class Meta:
        model = Returned
        fields = ()

    def with_address(self, rows: QuerySet[Returned], _name: str, value: str) -> QuerySet[Returned]:
        """Keep those of this address."""
        return rows.filter(digest=digest_of(value))
