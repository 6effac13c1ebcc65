"""Filter bars of the lists."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding
from nhipcau.common.folding import fold
from nhipcau.incidents.models import Incident, IncidentState, Lesson, Level, Template, TemplateState

EVERYTHING = _("Tất cả")
REAL, DRILL, OPEN, DONE = "real", "drill", "open", "done"


def with_words(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    """Keep rows whose folded text holds every word."""
    found: QuerySet[Any] = finding.with_words(rows, value, "folded")
    return found


class IncidentFilter(django_filters.FilterSet):
    """Words, real or drill, level, state."""

    q = django_filters.CharFilter(label=_("Tìm việc hoặc nơi"), method=with_words)
    kind = django_filters.ChoiceFilter(
        label=_("Loại"), method="of_kind", empty_label=EVERYTHING,
        choices=[(REAL, _("Sự cố")), (DRILL, _("Diễn tập"))],
    )  # fmt: skip
    level = django_filters.ChoiceFilter(label=_("Mức"), choices=Level.choices, empty_label=EVERYTHING)
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=IncidentState.choices, empty_label=EVERYTHING
    )

    class Meta:
        model = Incident
        fields = ()

    def of_kind(self, rows: QuerySet[Incident], _name: str, value: str) -> QuerySet[Incident]:
        """Keep drills, or what is real."""
        return rows.filter(is_drill=value == DRILL)


class TemplateFilter(django_filters.FilterSet):
    """Words and state."""

    q = django_filters.CharFilter(label=_("Tìm mẫu"), method=with_words)
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=TemplateState.choices, empty_label=EVERYTHING
    )

    class Meta:
        model = Template
        fields = ()


class LessonFilter(django_filters.FilterSet):
    """Words, and whether it is done."""

    q = django_filters.CharFilter(label=_("Tìm hạn chế hoặc biện pháp"), method="saying")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="standing", empty_label=EVERYTHING,
        choices=[(OPEN, _("Chưa xong")), (DONE, _("Đã xong"))],
    )  # fmt: skip

    class Meta:
        model = Lesson
        fields = ()

    def saying(self, rows: QuerySet[Lesson], _name: str, value: str) -> QuerySet[Lesson]:
        """Search marks or no marks; a unit has few of them."""
        words = fold(value).split()
        kept = [row.pk for row in rows if all(word in fold(f"{row.limit} {row.remedy}") for word in words)]
        return rows.filter(pk__in=kept)

    def standing(self, rows: QuerySet[Lesson], _name: str, value: str) -> QuerySet[Lesson]:
        """Keep what is open, or done."""
        return rows.filter(done_on__isnull=value == OPEN)
