"""The list of pickups."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.monitoring.languages import language_name


class PickupTable(tables.Table):
    """One article a row."""

    article = tables.Column(
        verbose_name=_("Bài báo"), attrs={"td": {"class": "main"}}, order_by="article__title"
    )
    outlet = tables.Column(verbose_name=_("Báo"), accessor="article__outlet__name", default="")
    statement = tables.Column(verbose_name=_("Phát ngôn"), accessor="version__title")
    language = tables.Column(verbose_name=_("Ngôn ngữ"), accessor="version__language")
    taken_at = tables.Column(verbose_name=_("Đăng lúc"))
    share = tables.Column(verbose_name=_("Phần lời được dùng"), attrs={"td": {"class": "num"}})
    exact = tables.Column(verbose_name=_("Câu trích dài nhất"), orderable=False)

    class Meta:
        order_by = "-taken_at"

    def render_article(self, record: Any) -> SafeString:
        """Link the article as we keep it."""
        address = reverse("monitoring:article", args=[record.article.public_id])
        words = record.article.title
        return format_html('<a href="{}" lang="{}">{}</a>', address, record.article.language, words)

    def value_article(self, record: Any) -> str:
        """Export the title."""
        return str(record.article.title)

    def render_language(self, value: str) -> str:
        """Name the language."""
        return language_name(value)

    def render_taken_at(self, value: Any) -> str:
        """Show the day and the hour."""
        return str(formats.moment(value))

    def render_share(self, value: float) -> str:
        """Show per cent."""
        return f"{round(100 * value)} %"

    def render_exact(self, record: Any, value: str) -> SafeString:
        """Show the run in its language."""
        return format_html('<q lang="{}">{}</q>', record.version.language, value)

    def value_exact(self, value: str) -> str:
        """Export the words."""
        return value
