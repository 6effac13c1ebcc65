"""The filter bar of the record."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common import naming
from nhipcau.record.actions import SYSTEM
from nhipcau.record.models import Entry
from nhipcau.record.queries import actors, verbs

ANY = _("Tất cả")


def verb_choices() -> list[tuple[str, str]]:
    """List the verbs that stand in the record, in words."""
    return sorted(((verb, naming.word(verb)) for verb in verbs()), key=lambda choice: choice[1])


def actor_choices() -> list[tuple[str, Any]]:
    """List who stands in the record, by name."""
    ids = actors()
    known = naming.names("people.person", ids)
    named = {one: known.get(one, one) for one in ids if one != SYSTEM}
    people = sorted(named.items(), key=lambda choice: choice[1])
    return [(SYSTEM, _("Hệ thống")), *people]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class EntryFilter(django_filters.FilterSet):
    """A subject, a verb, a person, days."""

    q = django_filters.CharFilter(label=_("Tìm theo đối tượng hoặc mã"), method="with_subject")
    verb = django_filters.ChoiceFilter(label=_("Việc"), choices=verb_choices, empty_label=ANY)
    by = django_filters.ChoiceFilter(label=_("Người làm"), choices=actor_choices, empty_label=ANY)
    since = django_filters.DateFilter(
        label=_("Từ ngày"), field_name="at", lookup_expr="date__gte", widget=_day()
    )
    until = django_filters.DateFilter(
        label=_("Đến ngày"), field_name="at", lookup_expr="date__lte", widget=_day()
    )

    class Meta:
        model = Entry
        fields = ()

    def with_subject(self, entries: QuerySet[Entry], _name: str, value: str) -> QuerySet[Entry]:
        """Keep entries whose subject or verb carries the text, or whose number it is."""
        meant = Q(subject__icontains=value.strip()) | Q(verb__icontains=value.strip())
        return entries.filter(meant | Q(seq=int(value)) if value.strip().isdecimal() else meant)
