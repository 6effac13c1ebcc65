"""Filter bar of the catalogue."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words


class TopicFilter(django_filters.FilterSet):
    """Words; ever taught or not."""

    q = django_filters.CharFilter(label=_("Tìm chuyên đề"), method="with_words")
    taught = django_filters.ChoiceFilter(
        label=_("Đã dạy"), method="was_taught", empty_label=_("Tất cả"),
        choices=[("yes", _("Đã dạy")), ("no", _("Chưa dạy lần nào"))],
    )  # fmt: skip

    def with_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep topics that carry every word, marks or no marks."""
        for word in fold_words(value):
            rows = rows.filter(folded__contains=word)
        return rows

    def was_taught(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep those that were taught, or never."""
        return rows.filter(times__gt=0) if value == "yes" else rows.filter(times=0)
