"""The filter form of the story list. In: the address's query; out: one call of `stories_for`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.queries.counting import languages_for
from nhipcau.monitoring.queries.places import family_of, full_name, units_meant
from nhipcau.stories.models import Story, StoryState
from nhipcau.stories.queries.finding import Filters, outlets_named, stories_for

UNITS_NAMED = 5
MANY_LANGUAGES = 2


def _day(label: str | Promise) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def _tick(label: str | Promise) -> django_filters.BooleanFilter:
    return django_filters.BooleanFilter(label=label, widget=forms.CheckboxInput, field_name="compared")


class StoryFilter(django_filters.FilterSet):
    """Words of the title, days, outlet, language, unit, disagreement, state."""

    q = django_filters.CharFilter(
        label=_("Tìm trong tên dòng tin"),
        widget=forms.TextInput({"type": "search", "maxlength": 200, "autocomplete": "off"}),
        help_text=_("Gõ có dấu hay không dấu đều được."),
    )
    since = _day(_("Từ ngày"))
    until = _day(_("Đến ngày"))
    outlet = django_filters.ChoiceFilter(label=_("Cơ quan báo chí"), empty_label=_("Tất cả"))
    language = django_filters.ChoiceFilter(label=_("Ngôn ngữ"), empty_label=_("Tất cả"))
    unit = django_filters.CharFilter(
        label=_("Địa phương"), help_text=_("Tên cũ hay mới; tìm cả đơn vị trước và sau sắp xếp.")
    )
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=StoryState.choices, empty_label=_("Tất cả")
    )
    several = _tick(_("Chỉ dòng tin từ hai bài trở lên"))
    many = _tick(_("Chỉ dòng tin nhiều thứ tiếng"))
    disagreeing = _tick(_("Chỉ dòng tin có số liệu vênh nhau"))

    units_meant: Sequence[str] = ()
    """The full names of the units that were understood, for the screen to say so."""
    unknown_unit = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the choices with what there is."""
        super().__init__(*args, **kwargs)
        person = self.request.user
        self.filters["outlet"].extra["choices"] = [
            (key, f"{name} ({n})") for key, name, n in outlets_named(person)
        ]
        self.filters["language"].extra["choices"] = [
            (row.key, f"{language_name(row.key)} ({row.articles})") for row in languages_for(person)
        ]

    def filter_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:  # noqa: ARG002 - one query function
        """Ask the one query function; the list has no second way to search."""
        asked = self.form.cleaned_data
        unit = (asked.get("unit") or "").strip()
        meant = units_meant(unit, today=timezone.localdate()) if unit else None
        self.unknown_unit = unit if meant is not None and not meant else ""
        today = timezone.localdate()
        self.units_meant = sorted(full_name(unit_id, today) for unit_id in list(meant or ())[:UNITS_NAMED])
        return stories_for(
            self.request.user, _filters(asked, family_of(meant) if meant is not None else None)
        )


def _filters(asked: dict[str, Any], unit_ids: frozenset[str] | None) -> Filters:
    return Filters(
        query=asked.get("q") or "",
        since=asked.get("since"),
        until=asked.get("until"),
        outlet=asked.get("outlet") or "",
        language=asked.get("language") or "",
        unit_ids=unit_ids,
        languages_at_least=MANY_LANGUAGES if asked.get("many") else 0,
        several=bool(asked.get("several")),
        disagreeing=bool(asked.get("disagreeing")),
        state=asked.get("state") or "",
    )
