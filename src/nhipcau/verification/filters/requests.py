"""The filter bar of the list of requests."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.verification.models import Request
from nhipcau.verification.models.dossiers import RequestKind

EVERYTHING = _("Tất cả")
WAITING, ANSWERED, WITHDRAWN = "waiting", "answered", "withdrawn"
MOST_SEARCHED = 1000
"""Requests looked through by their words: years of a unit's."""


class RequestFilter(django_filters.FilterSet):
    """Words, kind, state."""

    q = django_filters.CharFilter(label=_("Tìm trong câu hỏi và trả lời"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=RequestKind.choices, empty_label=EVERYTHING)
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="standing", empty_label=EVERYTHING,
        choices=[(WAITING, _("Chờ trả lời")), (ANSWERED, _("Đã trả lời")), (WITHDRAWN, _("Đã rút"))],
    )  # fmt: skip

    class Meta:
        model = Request
        fields = ()

    def with_words(self, requests: QuerySet[Request], _name: str, value: str) -> QuerySet[Request]:
        """Keep requests that carry every word somewhere, marks or no marks."""
        wanted = fold_words(value)
        rows = requests.order_by("-asked_at").values_list(
            "pk", "question", "answer", "addressee", "dossier__claim__folded"
        )[:MOST_SEARCHED]
        found = [pk for pk, *texts in rows if all(word in fold(" ".join(texts)) for word in wanted)]
        return requests.filter(pk__in=found)

    def standing(self, requests: QuerySet[Request], _name: str, value: str) -> QuerySet[Request]:
        """Keep requests that stand so."""
        if value == WITHDRAWN:
            return requests.exclude(withdrawn_at=None)
        if value == ANSWERED:
            return requests.exclude(answered_at=None)
        return requests.filter(answered_at=None, withdrawn_at=None)
