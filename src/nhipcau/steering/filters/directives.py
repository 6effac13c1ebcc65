"""The filter bar of directives."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.steering.models import Directive
from nhipcau.steering.queries.directives import in_force

EVERYTHING = _("Tất cả")


class DirectiveFilter(django_filters.FilterSet):
    """Words, force, whether it obliges."""

    q = django_filters.CharFilter(label=_("Tìm số, cơ quan, trích yếu"), method="with_words")
    force = django_filters.ChoiceFilter(
        label=_("Hiệu lực"), method="by_force", empty_label=EVERYTHING,
        choices=[("now", _("Đang có hiệu lực")), ("over", _("Hết hoặc chưa có hiệu lực"))],
    )  # fmt: skip
    obliges = django_filters.ChoiceFilter(
        label=_("Giao nhiệm vụ"), method="by_obligations", empty_label=EVERYTHING,
        choices=[("yes", _("Đã giao")), ("no", _("Chưa giao"))],
    )  # fmt: skip

    class Meta:
        model = Directive
        fields = ()

    def with_words(self, rows: QuerySet[Directive], _name: str, value: str) -> QuerySet[Directive]:
        """Keep directives that carry every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows

    def by_force(self, rows: QuerySet[Directive], _name: str, value: str) -> QuerySet[Directive]:
        """Keep those in force today, or the others."""
        holds = in_force(timezone.localdate())
        return rows.filter(holds) if value == "now" else rows.exclude(holds)

    def by_obligations(self, rows: Any, _name: str, value: str) -> Any:
        """Keep those that oblige somebody, or nobody yet."""
        return rows.filter(obligation_count__gt=0) if value == "yes" else rows.filter(obligation_count=0)
