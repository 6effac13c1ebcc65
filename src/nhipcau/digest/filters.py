"""The filter bars of the lists."""

from __future__ import annotations

from datetime import date

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.digest.models import Edition, Recipient, Schedule
from nhipcau.digest.models.editions import Slot, State
from nhipcau.digest.models.readers import RecipientKind

EVERYTHING = _("Tất cả")
MOST_SEARCHED = 400
"""Editions looked through by their words: a year's; older ones are found by month."""


class EditionFilter(django_filters.FilterSet):
    """Words, month, state."""

    q = django_filters.CharFilter(label=_("Tìm trong tiêu đề và các dòng tin"), method="with_words")
    month = django_filters.CharFilter(
        label=_("Tháng"), method="of_month", widget=forms.TextInput({"type": "month"})
    )
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=State.choices, empty_label=EVERYTHING)
    slot = django_filters.ChoiceFilter(label=_("Buổi"), choices=Slot.choices, empty_label=EVERYTHING)

    class Meta:
        model = Edition
        fields = ()

    def with_words(self, editions: QuerySet[Edition], _name: str, value: str) -> QuerySet[Edition]:
        """Keep editions that carry every word somewhere, marks or no marks."""
        wanted = fold_words(value)
        recent = editions.prefetch_related("lines")[:MOST_SEARCHED]
        found = [edition.pk for edition in recent if all(word in _words_of(edition) for word in wanted)]
        return editions.filter(pk__in=found)

    def of_month(self, editions: QuerySet[Edition], _name: str, value: str) -> QuerySet[Edition]:
        """Keep one month's; "2026-11"."""
        try:
            first = date.fromisoformat(f"{value.strip()}-01")
        except ValueError:
            return editions.none()
        return editions.filter(day__year=first.year, day__month=first.month)


def _words_of(edition: Edition) -> str:
    lines = (f"{line.heading} {line.title} {line.outlet} {line.note}" for line in edition.lines.all())
    return fold(f"{edition.title} {' '.join(lines)}")


class RecipientFilter(django_filters.FilterSet):
    """Words and kind."""

    q = django_filters.CharFilter(label=_("Tìm theo tên, địa chỉ"), method="with_words")
    kind = django_filters.ChoiceFilter(
        label=_("Là ai"), choices=RecipientKind.choices, empty_label=EVERYTHING
    )

    class Meta:
        model = Recipient
        fields = ()

    def with_words(self, readers: QuerySet[Recipient], _name: str, value: str) -> QuerySet[Recipient]:
        """Keep readers that carry every word; a list of some dozens is folded here."""
        wanted = fold_words(value)
        found = [r.pk for r in readers if all(word in fold(f"{r.name} {r.email}") for word in wanted)]
        return readers.filter(pk__in=found)


class ScheduleFilter(django_filters.FilterSet):
    """By slot."""

    slot = django_filters.ChoiceFilter(label=_("Buổi"), choices=Slot.choices, empty_label=EVERYTHING)

    class Meta:
        model = Schedule
        fields = ()
