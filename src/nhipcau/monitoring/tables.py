"""The article list as a table, a card on phones, and the columns of its exports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.models import Article
from nhipcau.monitoring.rules.snippets import Fragment, marked, snippet
from nhipcau.monitoring.rules.words import Term


class ArticleTable(tables.Table):
    """One line an article: title and why it was found, outlet, time, language."""

    title = tables.Column(verbose_name=_("Bài"), attrs={"td": {"class": "main article-cell"}})
    outlet = tables.Column(
        verbose_name=_("Cơ quan báo chí"), accessor="outlet__name", order_by="outlet__name", default="—"
    )
    published = tables.TemplateColumn(
        template_name="monitoring/published.html",
        verbose_name=_("Đăng lúc"),
        accessor="sorted_at",
        order_by="sorted_at",
    )
    language = tables.Column(verbose_name=_("Ngôn ngữ"), default="—", attrs={"td": {"class": "nowrap"}})
    url = tables.Column(verbose_name=_("Địa chỉ gốc"), visible=False)
    first_seen_at = tables.DateTimeColumn(verbose_name=_("Đọc lần đầu"), visible=False)
    latest_number = tables.Column(verbose_name=_("Số bản"), visible=False)
    public_id = tables.Column(verbose_name=_("Mã"), visible=False)
    first_outlet = tables.Column(
        verbose_name=_("Đăng lại từ"), accessor="copy__original__outlet__name", visible=False, default=""
    )
    first_id = tables.Column(
        verbose_name=_("Mã bài gốc"), accessor="copy__original__public_id", visible=False, default=""
    )

    def __init__(self, *args: Any, asked: Sequence[Term] = (), **kwargs: Any) -> None:
        """`asked` are the words to mark."""
        super().__init__(*args, **kwargs)
        self.asked = asked

    def render_title(self, record: Article, value: str) -> SafeString:
        """Draw title and snippet from plain runs, escaped by the template."""
        latest = next(iter(getattr(record, "latest", [])), None)
        text: list[Fragment] = snippet(latest.text, self.asked) if latest else []
        context = {"article": record, "heading": marked(value, self.asked), "text": text}
        return render_to_string("monitoring/article_cell.html", context)

    def value_title(self, value: str) -> str:
        """Export the title alone."""
        return value

    def value_published(self, record: Article) -> datetime | date | None:
        """Export the moment, or the day where the page gives no hour."""
        return record.published_at or record.published_on

    def value_first_seen_at(self, value: datetime) -> datetime:
        """Export a time as a time."""
        return value

    def render_language(self, value: str) -> str:
        """Name the language."""
        return language_name(value)
