"""The filter bar of what is owed."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.learning.models import Question
from nhipcau.learning.queries.questions import IS_OPEN

STATES = [("open", _("Chưa trả lời")), ("overdue", _("Quá hạn")), ("answered", _("Đã trả lời"))]
WHOSE = [("mine", _("Đơn vị tôi phải trả lời")), ("ours", _("Của hội nghị đơn vị tôi tổ chức"))]


class TaskFilter(django_filters.FilterSet):
    """Words, how it stands, whose; without a choice what still waits."""

    q = django_filters.CharFilter(label=_("Tìm trong câu hỏi"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STATES, method="with_state", empty_label=_("Tất cả")
    )
    whose = django_filters.ChoiceFilter(
        label=_("Của ai"), choices=WHOSE, method="with_whose", empty_label=_("Tất cả")
    )

    class Meta:
        model = Question
        fields = ()

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Begin with what still waits."""
        asked = data.copy() if data is not None else QueryDict(mutable=True)
        asked.setdefault("state", "open")
        super().__init__(asked, *args, **kwargs)

    def with_words(self, rows: QuerySet[Question], _name: str, value: str) -> QuerySet[Question]:
        """Keep those that carry every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows

    def with_state(self, rows: QuerySet[Question], _name: str, value: str) -> QuerySet[Question]:
        """Keep those that stand so."""
        if value == "answered":
            return rows.exclude(answered_at=None)
        open_rows = rows.filter(IS_OPEN)
        return open_rows.filter(due_on__lt=timezone.localdate()) if value == "overdue" else open_rows

    def with_whose(self, rows: QuerySet[Question], _name: str, value: str) -> QuerySet[Question]:
        """Keep those to answer, or those to follow."""
        unit = self.request.user.unit_id
        return rows.filter(owner_unit=unit) if value == "mine" else rows.filter(conference__unit=unit)
