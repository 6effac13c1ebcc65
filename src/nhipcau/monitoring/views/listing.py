"""The list of articles with search, filters, sorting and exports."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.monitoring.filters import ArticleFilter
from nhipcau.monitoring.models import Article
from nhipcau.monitoring.queries.searching import articles_for, with_texts
from nhipcau.monitoring.rules.words import terms
from nhipcau.monitoring.tables import ArticleTable

ROWS_ON_PAGE = 25
"""Each row carries a snippet of three lines; 25 fill four screens."""


class ArticleList(ListScreen):
    """All articles that match, best first when words are asked."""

    needs = "monitoring.see_articles"
    title = _("Bài báo")
    lead = _("Mọi bài đã đọc, kèm người, địa danh, văn bản, số liệu và mốc thời gian trong bài.")
    template_name = "monitoring/article_list.html"
    table_class = ArticleTable
    filterset_class = ArticleFilter
    paginate_by = ROWS_ON_PAGE
    export_name = "bai-bao"
    page_actions = [PageAction(_("Máy đọc như thế nào"), "monitoring:how_it_reads")]
    empty_title = _("Chưa có bài nào")
    empty_hint = _("Bài xuất hiện ở đây sau khi máy đọc chạy qua các nguồn tin đã thêm.")

    def get_queryset(self) -> QuerySet[Article]:
        """Begin with what this person may read."""
        return articles_for(self.request.user)  # type: ignore[arg-type]

    def get_table_data(self) -> QuerySet[Article]:
        """Fetch the texts of the shown page only, for the snippets."""
        return with_texts(self.object_list)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Tell the table which words to mark."""
        return {"asked": terms(self.request.GET.get("q", ""))}
