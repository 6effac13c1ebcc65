"""The filter form of the article list. In: the address's query; out: one call of `search_articles_for`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring import narrowing
from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.models import Article
from nhipcau.monitoring.queries.choices import languages_read_for, outlets_read_for
from nhipcau.monitoring.queries.places import family_of, full_name, units_meant
from nhipcau.monitoring.queries.searching import Filters, Hits, search_articles_for

Choices = list[tuple[str, str]]
EACH = "each"
"""Stands in the address where copies are not hidden."""
WITH_ORIGINAL = ("outlet", "copy__original__outlet")
"""What a row and an export say of an article beside its own columns."""
UNITS_NAMED = 5
"""A name that many communes bear ("Tân Lập") is not spelt out further."""


SUGGESTED_UNITS = {
    "list": "unit-suggestions",
    "autocomplete": "off",
    "hx-get": reverse_lazy("monitoring:units"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#unit-suggestions",
    "hx-swap": "innerHTML",
    "hx-push-url": "false",
    "hx-select": "unset",
}
"""Suggestions where scripts run; the field is a plain one without."""


def _day(label: str | Promise) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters offer one person; asked once for a page and all saved searches above it."""

    outlets: Choices
    languages: Choices
    narrowers: Sequence[tuple[narrowing.Narrower, Choices]]

    @classmethod
    def to(cls, person: Visitor) -> Self:
        """Ask what there is to choose from."""
        return cls(
            outlets=outlets_read_for(person),
            languages=[(code, language_name(code)) for code in languages_read_for(person)],
            narrowers=[(one, one.choices(person)) for one in narrowing.narrowers_for(person)],
        )


class ArticleFilter(django_filters.FilterSet):
    """Words, days, outlet, language, unit, office-holder, document, body."""

    q = django_filters.CharFilter(
        label=_("Tìm trong tiêu đề và nội dung"),
        widget=forms.TextInput({"type": "search", "maxlength": 200, "autocomplete": "off"}),
        help_text=_(
            "Gõ có dấu hay không dấu đều được; đặt cụm từ trong ngoặc kép; thêm dấu trừ trước từ cần loại."
        ),
    )
    since = _day(_("Từ ngày"))
    until = _day(_("Đến ngày"))
    outlet = django_filters.ChoiceFilter(label=_("Cơ quan báo chí"), empty_label=_("Tất cả"))
    language = django_filters.ChoiceFilter(label=_("Ngôn ngữ"), empty_label=_("Tất cả"))
    unit = django_filters.CharFilter(
        label=_("Địa phương"),
        widget=forms.TextInput(SUGGESTED_UNITS),
        help_text=_("Tên cũ hay mới; tìm cả đơn vị trước và sau sắp xếp."),
    )
    post = django_filters.CharFilter(
        label=_("Chức vụ"), help_text=_("Ví dụ: Chủ tịch UBND tỉnh; ai giữ chức cũng được.")
    )
    holder = django_filters.CharFilter(label=_("Người giữ chức vụ"))
    document = django_filters.CharFilter(label=_("Văn bản"))
    body = django_filters.CharFilter(label=_("Cơ quan, tổ chức"))
    exact = django_filters.BooleanFilter(label=_("Chỉ đúng dấu như đã gõ"), widget=forms.CheckboxInput)
    changed = django_filters.BooleanFilter(
        label=_("Chỉ bài đã bị sửa"), widget=forms.CheckboxInput, field_name="latest_number"
    )
    copies = django_filters.ChoiceFilter(
        label=_("Bài đăng lại"), choices=[(EACH, _("Hiện từng bài"))], empty_label=_("Gộp dưới bài gốc")
    )

    units_meant: Sequence[str] = ()
    """The full names of the units that were understood, for the screen to say so."""
    unknown_unit = ""
    """A typed name that no unit bears, for the screen to say so."""

    def __init__(self, *args: Any, offered: Offered | None = None, **kwargs: Any) -> None:
        """Fill the choices with what there is."""
        super().__init__(*args, **kwargs)
        self.offered = offered or Offered.to(self.request.user)
        self.filters["outlet"].extra["choices"] = self.offered.outlets
        self.filters["language"].extra["choices"] = self.offered.languages
        for narrower, choices in self.offered.narrowers:
            if choices:
                self.filters[narrower.key] = _choice(narrower.label, choices, self)

    @property
    def folds(self) -> bool:
        """Say whether copies hide under their original; an export lists every article all the same."""
        return bool(self.data.get("copies") != EACH)

    def filter_queryset(self, queryset: QuerySet[Article]) -> Hits:  # noqa: ARG002 - one query function
        """Ask the one query function; the list has no second way to search."""
        asked = self.form.cleaned_data
        unit = (asked.get("unit") or "").strip()
        meant = units_meant(unit, today=timezone.localdate()) if unit else None
        self._say_which(unit, meant)
        filters = _filters(asked, family_of(meant) if meant is not None else None)
        found = search_articles_for(self.request.user, query=asked.get("q") or "", filters=filters)
        return self._narrowed(found, asked).select_related(*WITH_ORIGINAL)

    def _narrowed(self, found: Hits, asked: dict[str, Any]) -> Hits:
        for narrower, _choices in self.offered.narrowers:
            if chosen := asked.get(narrower.key):
                kept = narrower.narrow(self.request.user, chosen)
                found = found.filter(kept if isinstance(kept, Q) else Q(pk__in=kept))
        return found

    def _say_which(self, unit: str, meant: frozenset[str] | None) -> None:
        self.unknown_unit = unit if meant is not None and not meant else ""
        today = timezone.localdate()
        self.units_meant = sorted(full_name(unit_id, today) for unit_id in list(meant or ())[:UNITS_NAMED])


def new_in(question: str, request: HttpRequest, offered: Offered, *, since: datetime) -> Hits:
    """Return what a saved question finds now that was not there then, shown as its list shows it."""
    asked = ArticleFilter(
        data=QueryDict(question), queryset=Article.objects.none(), request=request, offered=offered
    )
    found: Hits = asked.qs
    return (found.folded() if asked.folds else found).new_since(since)


def _choice(label: Any, choices: Choices, shown_in: ArticleFilter) -> django_filters.ChoiceFilter:
    added = django_filters.ChoiceFilter(label=label, choices=choices, empty_label=_("Tất cả"))
    added.parent, added.model = shown_in, Article
    return added


def _filters(asked: dict[str, Any], unit_ids: frozenset[str] | None) -> Filters:
    return Filters(
        since=asked.get("since"),
        until=asked.get("until"),
        outlets=frozenset(filter(None, [asked.get("outlet")])),
        languages=frozenset(filter(None, [asked.get("language")])),
        unit_ids=unit_ids,
        posts=tuple(filter(None, [(asked.get("post") or "").strip()])),
        holder=asked.get("holder") or "",
        document=asked.get("document") or "",
        body=asked.get("body") or "",
        changed=bool(asked.get("changed")),
        exact_marks=bool(asked.get("exact")),
    )
