"""The filter bar of the list of dossiers."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.verification.models import Dossier
from nhipcau.verification.models.dossiers import DossierState
from nhipcau.verification.models.findings import Verdict
from nhipcau.verification.queries.dossiers import colleagues_for
from nhipcau.verification.queries.finding import dossiers_with

EVERYTHING = _("Tất cả")
LATE, IN_TIME = "late", "in_time"


class DossierFilter(django_filters.FilterSet):
    """Words, state, owner, verdict, clock."""

    q = django_filters.CharFilter(label=_("Tìm trong nhận định, hoặc số hồ sơ"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=DossierState.choices, empty_label=EVERYTHING
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Người giữ"), queryset=None, to_field_name="public_id", empty_label=EVERYTHING
    )
    verdict = django_filters.ChoiceFilter(
        label=_("Kết luận"), choices=Verdict.choices, empty_label=EVERYTHING
    )
    clock = django_filters.ChoiceFilter(
        label=_("Thời hạn"), method="by_clock", empty_label=EVERYTHING,
        choices=[(LATE, _("Quá hạn")), (IN_TIME, _("Còn hạn"))],
    )  # fmt: skip

    class Meta:
        model = Dossier
        fields = ()

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the unit's own people."""
        super().__init__(*args, **kwargs)
        self.filters["owner"].queryset = colleagues_for(person)
        self.filters["owner"].extra["queryset"] = colleagues_for(person)

    def with_words(self, dossiers: QuerySet[Dossier], _name: str, value: str) -> QuerySet[Dossier]:
        """Keep dossiers whose claim carries every word, marks or no marks; "3/2026" is a number."""
        found: QuerySet[Dossier] = dossiers_with(dossiers, value)
        return found

    def by_clock(self, dossiers: QuerySet[Dossier], _name: str, value: str) -> QuerySet[Dossier]:
        """Keep what still runs, past its deadline or before it."""
        running = dossiers.filter(clock__stopped_at=None)
        now = timezone.now()
        if value == LATE:
            return running.filter(clock__due_at__lt=now)
        return running.filter(clock__due_at__gte=now)
