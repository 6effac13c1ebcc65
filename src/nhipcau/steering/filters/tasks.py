"""The filter bar of tasks."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.steering.models import KindOfInformation, Task
from nhipcau.steering.queries.tasks import IN_FORCE
from nhipcau.steering.rules import states
from nhipcau.steering.rules.deadlines import OVERDUE

STANDINGS = [
    ("todo", _("Còn phải làm")),
    (OVERDUE, _("Quá hạn")),
    (states.WAITING, _("Đã xong, chờ xác nhận")),
    (states.DONE, _("Hoàn thành")),
    (states.DROPPED, _("Không thực hiện")),
]
WHOSE = [("mine", _("Đơn vị tôi")), ("below", _("Đơn vị cấp dưới"))]
DIRECTIVE = "obliged__obligation__clause__directive"
MOST_CHOICES = 200


class TaskFilter(django_filters.FilterSet):
    """Words, how it stands, kind, lead, whose, from which directive; without a choice the own unit's."""

    q = django_filters.CharFilter(label=_("Tìm việc, chủ trì, sản phẩm"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STANDINGS, method="with_state", empty_label=_("Tất cả")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Loại thông tin"), choices=KindOfInformation.choices, empty_label=_("Tất cả")
    )
    lead = django_filters.ChoiceFilter(
        label=_("Chủ trì"), field_name="lead_words", choices=(), empty_label=_("Tất cả")
    )
    whose = django_filters.ChoiceFilter(
        label=_("Của đơn vị nào"), choices=WHOSE, method="with_whose", empty_label=_("Tất cả")
    )
    directive = django_filters.ChoiceFilter(
        label=_("Theo văn bản"), field_name=f"{DIRECTIVE}__public_id", choices=(), empty_label=_("Tất cả")
    )

    class Meta:
        model = Task
        fields = ()

    def __init__(self, data: Any = None, queryset: Any = None, *args: Any, **kwargs: Any) -> None:
        """Begin with the own unit's; offer the leads and directives that the visible tasks have."""
        asked = data.copy() if data is not None else QueryDict(mutable=True)
        asked.setdefault("whose", "mine")
        super().__init__(asked, queryset, *args, **kwargs)
        rows = self.queryset.order_by()
        leads = rows.order_by("lead_words").values_list("lead_words", flat=True).distinct()[:MOST_CHOICES]
        self.filters["lead"].extra["choices"] = [(lead, lead) for lead in leads]
        papers = rows.filter(obliged__isnull=False).order_by(f"{DIRECTIVE}__number")
        pairs = papers.values_list(f"{DIRECTIVE}__public_id", f"{DIRECTIVE}__number").distinct()
        self.filters["directive"].extra["choices"] = list(pairs[:MOST_CHOICES])

    def with_words(self, rows: QuerySet[Task], _name: str, value: str) -> QuerySet[Task]:
        """Keep those that carry every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows

    def with_state(self, rows: QuerySet[Task], _name: str, value: str) -> QuerySet[Task]:
        """Keep those that stand so; finished work that waits is never overdue."""
        if value == OVERDUE:
            return rows.filter(IN_FORCE, state=states.OPEN, due_on__lt=timezone.localdate())
        return rows.filter(IN_FORCE, state=states.OPEN) if value == "todo" else rows.filter(state=value)

    def with_whose(self, rows: QuerySet[Task], _name: str, value: str) -> QuerySet[Task]:
        """Keep the own unit's, or those of units below."""
        mine = Q(unit_id=self.request.user.unit_id)
        return rows.filter(mine if value == "mine" else ~mine)
