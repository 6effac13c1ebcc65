"""The filter bar of the translator's desk."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.folding import fold_words
from nhipcau.monitoring.languages import NAMES
from nhipcau.statements.models import Edition
from nhipcau.statements.queries.translating import in_language, wanted_languages
from nhipcau.statements.wording import TRANSLATING_STATES

EVERYTHING = _("Tất cả")


def _languages() -> list[tuple[str, Any]]:
    return [(code, NAMES.get(code, code)) for code in wanted_languages()]


class TranslatingFilter(django_filters.FilterSet):
    """Words, language, state."""

    q = django_filters.CharFilter(label=_("Tìm phát ngôn"), method="with_words")
    language = django_filters.ChoiceFilter(
        label=_("Ngôn ngữ"), choices=_languages, empty_label=EVERYTHING, method="standing"
    )
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=TRANSLATING_STATES, empty_label=EVERYTHING, method="standing"
    )

    class Meta:
        model = Edition
        fields = ()

    def with_words(self, editions: QuerySet[Edition], _name: str, value: str) -> QuerySet[Edition]:
        """Keep statements that carry every word, marks or no marks."""
        for word in fold_words(value):
            editions = editions.filter(statement__folded__contains=word)
        return editions

    def standing(self, editions: QuerySet[Edition], name: str, _value: str) -> QuerySet[Edition]:
        """Keep what stands so in the chosen language; both choices count as one."""
        said = self.form.cleaned_data
        if name == "language" and said.get("state"):
            return editions
        if not said.get("state"):
            return editions.exclude(statement__language=said["language"])
        return in_language(editions, said.get("language") or "", said["state"])
