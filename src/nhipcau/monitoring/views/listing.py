"""The list of articles with search, filters, sorting and exports, and the searches saved above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common import formats
from nhipcau.common.screens import ListScreen, PageAction
from nhipcau.monitoring.actions.saving import question_of
from nhipcau.monitoring.filters import WITH_ORIGINAL, ArticleFilter, new_in
from nhipcau.monitoring.models import Article, SavedSearch
from nhipcau.monitoring.queries.copying import with_copies
from nhipcau.monitoring.queries.saved import saved_searches_for
from nhipcau.monitoring.queries.searching import search_articles_for, with_texts
from nhipcau.monitoring.rules.words import terms
from nhipcau.monitoring.tables import ArticleTable

ROWS_ON_PAGE = 25
"""Each row carries a snippet of three lines; 25 fill four screens."""
CHIPS = 12
"""Saved searches above the list; each counts its new articles."""
NEWS_COUNTED_TO = 99
"""More are told as "more than": nobody reads on because there are 140."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A saved search with how many articles are new in it."""

    saved: SavedSearch
    new: int
    has_more: bool
    is_open: bool


class HitPaginator(Paginator):  # type: ignore[type-arg]
    """Counts as far as the search tells: a common word would be counted for longer than it is read."""

    @cached_property
    def count(self) -> int:
        """How many articles the pages hold."""
        return self._told[0]

    @cached_property
    def told(self) -> str:
        """The number of hits in words."""
        counted, is_more = self._told
        words = _("Hơn %(count)s bài") if is_more else _("%(count)s bài")
        return words % {"count": formats.number(counted)}

    @cached_property
    def _told(self) -> tuple[int, bool]:
        rows: Any = self.object_list
        found = rows.data.data
        return found.told() if hasattr(found, "told") else (found.count(), False)


class ArticleList(ListScreen):
    """All articles that match, best first when words are asked."""

    needs = "monitoring.see_articles"
    title = gettext_lazy("Bài báo")
    lead = gettext_lazy("Mọi bài đã đọc, kèm người, địa danh, văn bản, số liệu và mốc thời gian trong bài.")
    template_name = "monitoring/article_list.html"
    table_class = ArticleTable
    filterset_class = ArticleFilter
    paginate_by = ROWS_ON_PAGE
    export_name = "bai-bao"
    page_actions = [PageAction(gettext_lazy("Máy đọc như thế nào"), "monitoring:how_it_reads")]
    empty_title = gettext_lazy("Chưa có bài nào")
    empty_hint = gettext_lazy("Bài xuất hiện ở đây sau khi máy đọc chạy qua các nguồn tin đã thêm.")

    def get_queryset(self) -> QuerySet[Article]:
        """Begin with what this person may read."""
        return search_articles_for(self.visitor).select_related(*WITH_ORIGINAL)

    def get_table_data(self) -> QuerySet[Article]:
        """Fetch texts and copies of the shown page only; the exports list every article."""
        if not self.filterset.folds:
            return with_texts(self.object_list)
        return with_copies(with_texts(self.object_list.folded()))

    def get_table_kwargs(self) -> dict[str, Any]:
        """Tell the table which words to mark."""
        return {"asked": terms(self.request.GET.get("q", ""))}

    def get_table_pagination(self, table: Any) -> dict[str, Any]:
        """Count no further than the list tells."""
        return {**super().get_table_pagination(table), "paginator_class": HitPaginator}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what can be saved, and what was."""
        question = question_of(self.request.GET.urlencode())
        return super().get_context_data(**kwargs, question=question, chips=self._chips(question))

    def _chips(self, question: str) -> list[Chip]:
        chips = []
        for saved in saved_searches_for(self.visitor)[:CHIPS]:
            news = new_in(saved.question, self.request, self.filterset.offered, since=saved.opened_at)
            chips.append(Chip(saved, *news.told(NEWS_COUNTED_TO), saved.question == question))
        return chips
