"""The filter bar of units below and their plans."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words

STATES = [("none", _("Chưa có kế hoạch")), ("issued", _("Đã ban hành"))]


class BelowFilter(django_filters.FilterSet):
    """Words of the unit's name, with or without a signed plan; year and level are read by the screen."""

    q = django_filters.CharFilter(label=_("Tìm đơn vị"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Kế hoạch"), choices=STATES, method="with_state", empty_label=_("Tất cả")
    )
    year = django_filters.ChoiceFilter(label=_("Năm"), choices=(), method="untouched", empty_label=None)
    level = django_filters.ChoiceFilter(label=_("Cấp"), choices=(), method="untouched", empty_label=None)

    def __init__(
        self, data: Any = None, *args: Any, years: list[int], levels: list[Any], **kwargs: Any
    ) -> None:
        """Offer years, and levels where the visitor sees more than one."""
        super().__init__(data, *args, **kwargs)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]
        names = {1: _("Tỉnh, thành phố"), 3: _("Xã, phường, đặc khu")}
        if len(levels) > 1:
            self.filters["level"].extra["choices"] = [(str(int(one)), names[int(one)]) for one in levels]
        else:
            del self.filters["level"]

    def with_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep units whose name carries every word."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows

    def with_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep units with, or without, a signed plan."""
        return rows.filter(Q(issued_on__isnull=value == "none"))

    def untouched(self, rows: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """Leave the rows: the screen asked for this year and level already."""
        return rows
