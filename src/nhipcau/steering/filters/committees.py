"""Filter bars of committees and of the changes of their members."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.finding import with_words
from nhipcau.common.folding import fold, fold_words
from nhipcau.steering.models import Committee, SeatHolding
from nhipcau.steering.queries.committees import holding_on

EVERYTHING = _("Tất cả")


class CommitteeFilter(django_filters.FilterSet):
    """Words, working or over."""

    q = django_filters.CharFilter(label=_("Tìm tên ban"), method="with_words")
    term = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_term", empty_label=EVERYTHING,
        choices=[("now", _("Đang hoạt động")), ("over", _("Đã kết thúc"))],
    )  # fmt: skip

    class Meta:
        model = Committee
        fields = ()

    def with_words(self, rows: QuerySet[Committee], _name: str, value: str) -> QuerySet[Committee]:
        """Keep committees that carry every word, marks or no marks."""
        kept: QuerySet[Committee] = with_words(rows, value, "folded")
        return kept

    def by_term(self, rows: QuerySet[Committee], _name: str, value: str) -> QuerySet[Committee]:
        """Keep those that work today, or those that are over."""
        today = timezone.localdate()
        return rows.filter(holding_on(today)) if value == "now" else rows.filter(ends_on__lt=today)


class ChangeFilter(django_filters.FilterSet):
    """Words, still in the seat or not."""

    q = django_filters.CharFilter(label=_("Tìm tên, chức vụ, quyết định"), method="with_words")
    term = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_term", empty_label=EVERYTHING,
        choices=[("now", _("Đang là thành viên")), ("over", _("Đã thôi"))],
    )  # fmt: skip

    class Meta:
        model = SeatHolding
        fields = ()

    def with_words(self, rows: QuerySet[SeatHolding], _name: str, value: str) -> QuerySet[SeatHolding]:
        """Keep members that carry every word; a committee has few enough to fold here."""
        words = fold_words(value)
        kept = [
            row.pk for row in rows
            if all(word in fold(f"{row.name} {row.post_words} {row.decision}") for word in words)
        ]  # fmt: skip
        return rows.filter(pk__in=kept)

    def by_term(self, rows: QuerySet[SeatHolding], _name: str, value: str) -> QuerySet[SeatHolding]:
        """Keep those in a seat today, or those who left."""
        today = timezone.localdate()
        return rows.filter(holding_on(today)) if value == "now" else rows.filter(ends_on__lt=today)
