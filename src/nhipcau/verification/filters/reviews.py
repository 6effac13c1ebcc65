"""The filter bars of the lists of reviews and corrections."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.verification.models import Finding
from nhipcau.verification.models.findings import FindingState

EVERYTHING = _("Tất cả")
SENT = [choice for choice in FindingState.choices if choice[0] != FindingState.DRAFT]


def with_claim_words(rows: QuerySet[Any], path: str, value: str) -> QuerySet[Any]:
    """Keep rows whose claim carries every word, marks or no marks."""
    wanted = Q()
    for word in fold_words(value) or [fold(value)]:
        wanted &= Q(**{f"{path}folded__contains": word})
    return rows.filter(wanted)


class ReviewFilter(django_filters.FilterSet):
    """Words, state, and whose."""

    q = django_filters.CharFilter(label=_("Tìm trong nhận định"), method="with_words")
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=SENT, empty_label=EVERYTHING)
    mine = django_filters.ChoiceFilter(
        label=_("Của ai"), method="by_writer", empty_label=EVERYTHING,
        choices=[("no", _("Tôi đọc được")), ("yes", _("Tôi đã viết"))],
    )  # fmt: skip

    class Meta:
        model = Finding
        fields = ()

    def with_words(self, rows: QuerySet[Finding], _name: str, value: str) -> QuerySet[Finding]:
        """Search the claim."""
        return with_claim_words(rows, "dossier__claim__", value)

    def by_writer(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Finding]:
        """Keep what this person wrote at, or what he did not."""
        return rows.filter(is_own=value == "yes")
