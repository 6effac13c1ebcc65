"""The filter bar of the list of corrections."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold
from nhipcau.verification.filters.reviews import EVERYTHING
from nhipcau.verification.models import Correction

LATE, OPEN, DONE = "late", "open", "done"


class CorrectionFilter(django_filters.FilterSet):
    """Words, and how far."""

    q = django_filters.CharFilter(label=_("Tìm trong nhận định hoặc việc"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_state", empty_label=EVERYTHING,
        choices=[(LATE, _("Quá hạn")), (OPEN, _("Chưa đính chính")), (DONE, _("Đã đính chính"))],
    )  # fmt: skip

    class Meta:
        model = Correction
        fields = ()

    def with_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Correction]:
        """Search the claim and the task, marks or no marks; a unit has few of them."""
        words = fold(value).split()
        kept = [
            row.pk
            for row in rows
            if all(word in fold(f"{row.what} {row.where}") + row.claim_folded for word in words)
        ]
        return rows.filter(pk__in=kept)

    def by_state(self, rows: QuerySet[Correction], _name: str, value: str) -> QuerySet[Correction]:
        """Keep what is late, open or made."""
        if value == DONE:
            return rows.exclude(done_at=None)
        still = rows.filter(done_at=None)
        return still.filter(clock__due_at__lt=timezone.now()) if value == LATE else still
