"""Filter bar of certificates."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.learning.models import Certificate

LONGEST_NUMBER = 8
"""Digits that the register can hold."""


class CertificateFilter(django_filters.FilterSet):
    """Words of number, holder or conference; whether it holds."""

    q = django_filters.CharFilter(label=_("Tìm số, người được cấp, hội nghị"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), method="standing", empty_label=_("Tất cả"),
        choices=[("holds", _("Có giá trị")), ("revoked", _("Đã thu hồi"))],
    )  # fmt: skip

    class Meta:
        model = Certificate
        fields = ()

    def with_words(self, rows: QuerySet[Certificate], _name: str, value: str) -> QuerySet[Certificate]:
        """Keep those that carry every word; a number is found by itself."""
        for word in fold_words(value):
            number = word.partition("/")[0]
            found = Q(delegate__folded__contains=word) | Q(conference__folded__contains=word)
            if number.isdecimal() and len(number) <= LONGEST_NUMBER:
                found |= Q(registration__number=int(number))
            rows = rows.filter(found)
        return rows

    def standing(self, rows: QuerySet[Certificate], _name: str, value: str) -> QuerySet[Certificate]:
        """Keep those that hold, or those that were revoked."""
        return rows.filter(revoked_at__isnull=value == "holds")
