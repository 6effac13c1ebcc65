"""The list of statements."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import badge, status
from nhipcau.statements.models import Publication, Statement
from nhipcau.statements.rules import states
from nhipcau.statements.wording import PUBLICATION_TONES, SUBJECT_WORDS, WORKFLOW_TONES, language_name


class StatementTable(tables.Table):
    """One statement a row, by its last edition."""

    title = tables.Column(
        verbose_name=_("Phát ngôn"), linkify=("statements:statement", [tables.A("public_id")]),
        attrs={"td": {"class": "main"}},
    )  # fmt: skip
    kind = tables.Column(verbose_name=_("Loại"))
    publication = tables.Column(verbose_name=_("Tình trạng"))
    languages = tables.Column(verbose_name=_("Ngôn ngữ"), empty_values=(), orderable=False)
    subject = tables.Column(verbose_name=_("Lĩnh vực"))
    moved_at = tables.Column(verbose_name=_("Công bố"), default="")
    created_at = tables.Column(verbose_name=_("Bắt đầu"))

    class Meta:
        order_by = "-created_at"

    def render_publication(self, record: Any, value: str) -> SafeString:
        """Show a dot with words; an exercise says so."""
        shown = status(PUBLICATION_TONES[value], Publication(value).label)
        return format_html("{} {}", shown, badge(_("Diễn tập"), "warn")) if record.is_drill else shown

    def value_publication(self, value: str) -> str:
        """Export the words."""
        return str(Publication(value).label)

    def render_languages(self, record: Statement) -> SafeString:
        """Show each language with the step its words are at."""
        return format_html_join(
            " ", "{}", ((badge(row.language, WORKFLOW_TONES[row.workflow]),) for row in _last(record))
        )

    def value_languages(self, record: Statement) -> str:
        """Export languages with the step of their words."""
        return "; ".join(
            f"{language_name(row.language)}: {row.get_workflow_display()}" for row in _last(record)
        )

    def render_subject(self, value: str) -> str:
        """Show the field in words."""
        return str(SUBJECT_WORDS.get(value, value))

    def render_moved_at(self, record: Any, value: Any) -> str:
        """Show when it left."""
        return formats.moment(value) if record.publication in states.PUBLIC else ""

    def value_moved_at(self, value: Any) -> Any:
        """Export the moment."""
        return value

    def render_created_at(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)


def _last(record: Statement) -> list[Any]:
    editions = list(record.editions.all())
    newest = max(editions, key=lambda row: row.number, default=None)
    return list(newest.versions.all()) if newest else []
