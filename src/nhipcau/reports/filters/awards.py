"""Filter bars of rounds of awards and of their scores."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold, fold_words
from nhipcau.reports.models import AwardRound, Score
from nhipcau.units.queries.bodies import unit_titles

EVERYTHING = _("Tất cả")


class RoundFilter(django_filters.FilterSet):
    """Words, scored or not."""

    q = django_filters.CharFilter(label=_("Tìm đợt xét"), method="with_words")
    stage = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_stage", empty_label=EVERYTHING,
        choices=[("open", _("Chưa chấm điểm")), ("scored", _("Đã chấm điểm"))],
    )  # fmt: skip

    class Meta:
        model = AwardRound
        fields = ()

    def with_words(self, rows: QuerySet[AwardRound], _name: str, value: str) -> QuerySet[AwardRound]:
        """Keep rounds that carry every word; there are few enough to fold here."""
        words = fold_words(value)
        kept = [
            row.pk for row in rows if all(word in fold(f"{row.name} {row.period.name}") for word in words)
        ]
        return rows.filter(pk__in=kept)

    def by_stage(self, rows: QuerySet[AwardRound], _name: str, value: str) -> QuerySet[AwardRound]:
        """Keep those scored, or those still open."""
        return rows.filter(scored_at__isnull=value == "open")


class ScoreFilter(django_filters.FilterSet):
    """Words in the unit's name."""

    q = django_filters.CharFilter(label=_("Tìm đơn vị"), method="with_words")

    class Meta:
        model = Score
        fields = ()

    def with_words(self, rows: QuerySet[Score], _name: str, value: str) -> QuerySet[Score]:
        """Keep units of that name."""
        titles = unit_titles(rows.values_list("unit_id", flat=True), timezone.localdate())
        words = fold_words(value)
        kept = [unit for unit, title in titles.items() if all(word in fold(title) for word in words)]
        return rows.filter(unit_id__in=kept)
