"""Filter bars of what binds whom."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.steering.models import Obligation, Obliged, Repeats
from nhipcau.steering.queries.coverage import obligations_with_gaps, units_named
from nhipcau.steering.queries.directives import in_force
from nhipcau.steering.queries.obligations import DIRECTIVE

EVERYTHING = _("Tất cả")
GAPS = [("gaps", _("Còn đơn vị chưa có công việc")), ("full", _("Đã đủ"))]
STANDINGS = [("none", _("Chưa có công việc")), ("open", _("Đang làm")), ("done", _("Hoàn thành")),
             ("waived", _("Được miễn"))]  # fmt: skip
FORCE = [("now", _("Đang có hiệu lực")), ("over", _("Hết hoặc chưa có hiệu lực"))]


class ObligationFilter(django_filters.FilterSet):
    """Words, gaps, how often, force."""

    q = django_filters.CharFilter(label=_("Tìm nhiệm vụ, số văn bản"), method="with_words")
    gaps = django_filters.ChoiceFilter(
        label=_("Công việc"), method="by_gaps", empty_label=EVERYTHING, choices=GAPS
    )
    repeats = django_filters.ChoiceFilter(label=_("Nhịp"), choices=Repeats.choices, empty_label=EVERYTHING)
    force = django_filters.ChoiceFilter(
        label=_("Hiệu lực"), method="by_force", empty_label=EVERYTHING, choices=FORCE
    )

    class Meta:
        model = Obligation
        fields = ()

    def with_words(self, rows: QuerySet[Obligation], _name: str, value: str) -> QuerySet[Obligation]:
        """Keep obligations whose directive carries every word, or which ask in these words."""
        for word in fold_words(value):
            rows = rows.filter(Q(clause__directive__folded__contains=word) | Q(folded__contains=word))
        return rows

    def by_gaps(self, rows: QuerySet[Obligation], _name: str, value: str) -> QuerySet[Obligation]:
        """Keep those of which a unit has no task, or the others."""
        missing = obligations_with_gaps(self.request.user, timezone.localdate()).filter(pk=OuterRef("pk"))
        return rows.filter(Exists(missing)) if value == "gaps" else rows.exclude(Exists(missing))

    def by_force(self, rows: QuerySet[Obligation], _name: str, value: str) -> QuerySet[Obligation]:
        """Keep those in force today, or the others."""
        holds = in_force(timezone.localdate(), "clause__directive__")
        return rows.filter(holds) if value == "now" else rows.exclude(holds)


class UnitCoverageFilter(django_filters.FilterSet):
    """Words, gaps; over a list of dictionaries."""

    q = django_filters.CharFilter(label=_("Tìm đơn vị"), method="with_words")
    gaps = django_filters.ChoiceFilter(
        label=_("Công việc"), method="by_gaps", empty_label=EVERYTHING,
        choices=[("gaps", _("Còn nhiệm vụ chưa có công việc")), ("full", _("Đã đủ"))],
    )  # fmt: skip

    class Meta:
        model = Obliged
        fields = ()

    def with_words(self, rows: Any, _name: str, value: str) -> Any:
        """Keep the units of that name or code."""
        return rows.filter(unit_id__in=units_named(value, timezone.localdate()))

    def by_gaps(self, rows: Any, _name: str, value: str) -> Any:
        """Keep units with something forgotten, or the others."""
        if value == "gaps":
            return rows.filter(with_task__lt=F("bound"))
        return rows.filter(with_task__gte=F("bound"))


class ObligedFilter(django_filters.FilterSet):
    """Words, standing, whose, force."""

    q = django_filters.CharFilter(label=_("Tìm đơn vị, số văn bản"), method="with_words")
    standing = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_standing", empty_label=EVERYTHING, choices=STANDINGS
    )
    whose = django_filters.ChoiceFilter(
        label=_("Của ai"), method="by_whose", empty_label=EVERYTHING,
        choices=[("own", _("Đơn vị của tôi")), ("below", _("Các đơn vị khác"))],
    )  # fmt: skip
    force = django_filters.ChoiceFilter(
        label=_("Hiệu lực"), method="by_force", empty_label=EVERYTHING, choices=FORCE
    )
    unit = django_filters.CharFilter(field_name="unit_id", widget=django_filters.widgets.forms.HiddenInput)

    class Meta:
        model = Obliged
        fields = ()

    def with_words(self, rows: QuerySet[Obliged], _name: str, value: str) -> QuerySet[Obliged]:
        """Keep lines of units of that name, or of directives that carry every word."""
        said = Q()
        for word in fold_words(value):
            said &= Q(**{f"{DIRECTIVE}__folded__contains": word}) | Q(obligation__folded__contains=word)
        return rows.filter(said | Q(unit_id__in=units_named(value, timezone.localdate())))

    def by_standing(self, rows: QuerySet[Obliged], _name: str, value: str) -> QuerySet[Obliged]:
        """Keep lines that stand so."""
        if value == "waived":
            return rows.exclude(waived_why="")
        wanted = {
            "none": {"tasked": False},
            "open": {"tasked": True, "is_done": False},
            "done": {"is_done": True},
        }
        return rows.filter(waived_why="", **wanted[value])

    def by_whose(self, rows: QuerySet[Obliged], _name: str, value: str) -> QuerySet[Obliged]:
        """Keep the lines of the own unit, or of the others."""
        own = Q(unit_id=self.request.user.unit_id)
        return rows.filter(own) if value == "own" else rows.exclude(own)

    def by_force(self, rows: QuerySet[Obliged], _name: str, value: str) -> QuerySet[Obliged]:
        """Keep those in force today, or the others."""
        holds = in_force(timezone.localdate(), f"{DIRECTIVE}__")
        return rows.filter(holds) if value == "now" else rows.exclude(holds)
