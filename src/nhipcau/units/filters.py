"""Filter bars of the lists."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Body, Holding
from nhipcau.units.queries.finding import bodies_with, holders_with
from nhipcau.units.queries.lists import ended, units_for
from nhipcau.units.queries.places import holding as in_force

EVERYTHING = _("Tất cả")


class _InUnits(django_filters.FilterSet):
    """Offers the units that the visitor keeps."""

    unit_path = "unit_id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **kwargs)
        units = units_for(self.request.user, timezone.localdate())
        self.filters["unit"].extra["choices"] = units

    def of_unit(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep one unit's."""
        return rows.filter(**{self.unit_path: value})


class BodyFilter(_InUnits):
    """Words, unit, alive or not."""

    q = django_filters.CharFilter(label=_("Tìm tên cơ quan, đơn vị"), method="with_words")
    unit = django_filters.ChoiceFilter(label=_("Đơn vị"), method="of_unit", empty_label=EVERYTHING)
    now = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_standing", empty_label=EVERYTHING,
        choices=[
            ("yes", _("Đang hoạt động")),
            ("no", _("Không còn")),
            ("empty", _("Chưa ghi ai giữ chức vụ")),
        ],
    )  # fmt: skip

    class Meta:
        model = Body
        fields = ()

    def with_words(self, rows: QuerySet[Body], _name: str, value: str) -> QuerySet[Body]:
        """Keep bodies that carry every word, or whose unit does; marks or no marks."""
        found: QuerySet[Body] = bodies_with(rows, value)
        return found

    def by_standing(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep what stands, what is over, or what nobody holds a post of."""
        today = timezone.localdate()
        if value == "no":
            return rows.filter(ended(today))
        standing = rows.filter(in_force(today))
        return standing.filter(holder_count=0) if value == "empty" else standing


class HolderFilter(_InUnits):
    """Words, unit, a day."""

    unit_path = "post__body__unit_id"
    q = django_filters.CharFilter(label=_("Tìm tên, chức vụ, cơ quan"), method="with_words")
    unit = django_filters.ChoiceFilter(label=_("Đơn vị"), method="of_unit", empty_label=EVERYTHING)
    on = django_filters.DateFilter(
        label=_("Giữ chức vụ vào ngày"), method="on_day",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    class Meta:
        model = Holding
        fields = ()

    def with_words(self, rows: QuerySet[Holding], _name: str, value: str) -> QuerySet[Holding]:
        """Keep holders that carry every word in name, post, body or unit."""
        found: QuerySet[Holding] = holders_with(rows, value)
        return found

    def on_day(self, rows: QuerySet[Holding], _name: str, value: Any) -> QuerySet[Holding]:
        """Keep who held the post that day."""
        return rows.filter(in_force(value))
