"""Filter bars of conflicts, facts set aside and late facts."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.attendance.models import Conflict, Scan
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.queries.conflicts import with_words
from nhipcau.training.queries.conferences import half_days_of

WAITING, LOOKED_AT = "waiting", "done"


class OfHalfDay(django_filters.FilterSet):
    """Words and half-day."""

    words_in: tuple[str, ...] = ("delegate__folded", "site__folded")

    q = django_filters.CharFilter(label=_("Tìm người hoặc điểm cầu"), method="of_words")
    half_day = django_filters.ChoiceFilter(
        label=_("Buổi"), field_name="half_day__public_id", empty_label=_("Mọi buổi")
    )

    def __init__(self, *args: Any, conference: Any, **kwargs: Any) -> None:
        """Offer the half-days of the conference."""
        super().__init__(*args, **kwargs)
        self.filters["half_day"].extra["choices"] = [
            (one.public_id, str(one)) for one in half_days_of(conference)
        ]

    def of_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep rows whose person or site holds every word, with or without tone marks."""
        return with_words(rows, value, *self.words_in)


class ConflictFilter(OfHalfDay):
    """Words, half-day, state."""

    words_in = ("delegate__folded", "scan__site__folded", "first__site__folded")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ConflictState.choices, empty_label=_("Tất cả")
    )

    class Meta:
        model = Conflict
        fields = ()


class SetAsideFilter(OfHalfDay):
    """Words, half-day, whether somebody looked."""

    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="of_state", empty_label=_("Tất cả"),
        choices=[(WAITING, _("Chờ xem lại")), (LOOKED_AT, _("Đã xem"))],
    )  # fmt: skip

    class Meta:
        model = Scan
        fields = ()

    def of_state(self, rows: QuerySet[Scan], _name: str, value: str) -> QuerySet[Scan]:
        """Keep those that wait, or the others."""
        return rows.filter(accepted_at__isnull=value == WAITING)


class LateFilter(OfHalfDay):
    """Words and half-day."""

    class Meta:
        model = Scan
        fields = ()
