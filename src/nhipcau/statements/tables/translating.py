"""The translator's desk: a statement a row, a language a link with its state."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.templatetags.screen import status
from nhipcau.monitoring.languages import language_name
from nhipcau.statements.queries.translating import MISSING, STALE, Standing, standings
from nhipcau.statements.rules import states
from nhipcau.statements.wording import TRANSLATING_STATES

TONES = {
    MISSING: "warn", STALE: "bad", states.DRAFT: "info", states.IN_REVIEW: "info",
    states.NEEDS_CHANGES: "warn",    states.APPROVED: "good",
}  # fmt: skip
WORDS = dict(TRANSLATING_STATES)


class TranslatingTable(tables.Table):
    """One statement a row."""

    heading = tables.Column(verbose_name=_("Phát ngôn"), attrs={"td": {"class": "main"}})
    languages = tables.Column(verbose_name=_("Bản dịch"), accessor="pk", orderable=False)
    dated_on = tables.Column(verbose_name=_("Ngày"))
    publication = tables.Column(verbose_name=_("Công bố"))

    class Meta:
        order_by = "-dated_on"

    def render_languages(self, record: Any) -> SafeString:
        """Link each language to its bench."""
        cells = [_cell(record.public_id, standing) for standing in standings(record)]
        return format_html('<span class="languages">{}</span>', format_html_join("", "{}", cells))

    def value_languages(self, record: Any) -> str:
        """Export the states in words."""
        told = (f"{language_name(one.language)}: {WORDS[one.state]}" for one in standings(record))
        return "; ".join(told)

    def render_dated_on(self, value: Any) -> str:
        """Show the day."""
        return formats.day(value)


def _cell(edition_id: str, standing: Standing) -> tuple[SafeString]:
    address = reverse("statements:translate", args=[edition_id, standing.language])
    name = language_name(standing.language)
    return (
        format_html(
            '<span class="language"><a href="{}">{}</a> {}</span>',
            address,
            name,
            status(TONES[standing.state], WORDS[standing.state]),
        ),
    )
