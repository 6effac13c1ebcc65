"""Filter bars of speakers and offices."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.spokespersons.models import Office, Speaker, SpeakerKind
from nhipcau.spokespersons.queries.offices import in_force

EVERYTHING = _("Tất cả")


class SpeakerFilter(django_filters.FilterSet):
    """Words, kind, in office or not, what is missing."""

    q = django_filters.CharFilter(label=_("Tìm tên, chức vụ, quyết định"), method="with_words")
    kind = django_filters.ChoiceFilter(
        label=_("Tư cách"), choices=SpeakerKind.choices, empty_label=EVERYTHING
    )
    term = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="by_term", empty_label=EVERYTHING,
        choices=[("now", _("Đang giữ")), ("over", _("Đã thôi"))],
    )  # fmt: skip
    lacks = django_filters.ChoiceFilter(
        label=_("Còn thiếu"), method="lacking", empty_label=EVERYTHING,
        choices=[("published", _("Chưa công bố")), ("notified", _("Chưa gửi cơ quan quản lý báo chí"))],
    )  # fmt: skip

    class Meta:
        model = Speaker
        fields = ()

    def with_words(self, rows: QuerySet[Speaker], _name: str, value: str) -> QuerySet[Speaker]:
        """Keep speakers that carry every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(Q(folded__contains=word) | Q(office__folded__contains=word))
        return rows

    def by_term(self, rows: QuerySet[Speaker], _name: str, value: str) -> QuerySet[Speaker]:
        """Keep those in office today, or those who left."""
        today = timezone.localdate()
        return rows.filter(in_force(today)) if value == "now" else rows.filter(ends_on__lt=today)

    def lacking(self, rows: QuerySet[Speaker], _name: str, value: str) -> QuerySet[Speaker]:
        """Keep those in office who lack something."""
        empty = Q(published_on=None) if value == "published" else Q(notified_on=None)
        return rows.filter(in_force(timezone.localdate())).filter(empty)


class OfficeFilter(django_filters.FilterSet):
    """Words."""

    q = django_filters.CharFilter(label=_("Tìm tên, ký hiệu"), method="with_words")

    class Meta:
        model = Office
        fields = ()

    def with_words(self, rows: QuerySet[Office], _name: str, value: str) -> QuerySet[Office]:
        """Keep offices that carry every word."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows
