"""The filter bar of the list of statements."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.statements.models import Kind, Publication, Statement, Workflow
from nhipcau.statements.queries.finding import statements_with
from nhipcau.statements.rules import states
from nhipcau.statements.wording import SUBJECT_WORDS, language_choices

EVERYTHING = _("Tất cả")


class StatementFilter(django_filters.FilterSet):
    """Words, kind, publication, step of the words, language, subject."""

    q = django_filters.CharFilter(label=_("Tìm trong tiêu đề và lời văn"), method="with_words")
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=Kind.choices, empty_label=EVERYTHING)
    publication = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=Publication.choices, empty_label=EVERYTHING
    )
    workflow = django_filters.ChoiceFilter(
        label=_("Có bản ngôn ngữ"), choices=Workflow.choices, method="with_step", empty_label=EVERYTHING
    )
    language = django_filters.ChoiceFilter(
        label=_("Ngôn ngữ"), choices=language_choices, method="in_language", empty_label=EVERYTHING
    )
    subject = django_filters.ChoiceFilter(
        label=_("Lĩnh vực"), choices=lambda: list(SUBJECT_WORDS.items()), empty_label=EVERYTHING
    )

    class Meta:
        model = Statement
        fields = ()

    def with_words(self, rows: QuerySet[Statement], _name: str, value: str) -> QuerySet[Statement]:
        """Keep statements that carry every word, marks or no marks, in any of their languages."""
        found: QuerySet[Statement] = statements_with(rows, value)
        return found

    def with_step(self, rows: Any, _name: str, value: str) -> Any:
        """Keep statements with words at this step that are not out."""
        return rows.filter(
            editions__versions__workflow=value, editions__versions__released_at=None,
            editions__publication__in=[states.UNPUBLISHED, states.SCHEDULED, states.PUBLISHED],
        ).distinct()  # fmt: skip

    def in_language(self, rows: QuerySet[Statement], _name: str, value: str) -> QuerySet[Statement]:
        """Keep statements that have this language."""
        return rows.filter(editions__versions__language=value).distinct()
