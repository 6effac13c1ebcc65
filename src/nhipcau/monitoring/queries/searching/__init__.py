"""The one query behind every list of articles, every watched topic and every export.

In: who asks (or nobody, for scheduled work), words and filters; out: articles, the best first, as a queryset.
Which database answers, and how, is known to `engines.py` alone.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F, Prefetch, QuerySet

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article, Version
from nhipcau.monitoring.queries.searching.engines import Matches
from nhipcau.monitoring.queries.searching.filters import (
    NO_FILTERS,
    Filters,
    day_starts,
    naming,
    narrowed,
    span_of,
)
from nhipcau.monitoring.queries.searching.hits import Hits
from nhipcau.monitoring.rules.asking import any_line, apart, asked, both

__all__ = [
    "NO_FILTERS",
    "Filters",
    "Hits",
    "articles_for",
    "day_starts",
    "naming",
    "search_articles",
    "search_articles_for",
    "with_texts",
]


def search_articles_for(person: Visitor, *, query: str = "", filters: Filters = NO_FILTERS) -> Hits:
    """Return the articles this person may read, best matches first, then newest."""
    found = search_articles(query=query, filters=filters)
    return found if person.may("monitoring.see_articles") else found.none()


def search_articles(
    *, query: str = "", filters: Filters = NO_FILTERS, among: Collection[int] | None = None
) -> Hits:
    """Return the same for scheduled work, which reads everything.

    `among` are row ids: a batch of new articles is looked up one by one, not in all that the index holds.
    """
    found = narrowed(_everything(), filters)
    if among is not None:
        found = found.filter(pk__in=list(among))
    question = asked(query, exact_marks=filters.exact_marks)
    lines = any_line(filters.any_of, exact_marks=filters.exact_marks)
    if question.condition is None and question.excluded is not None:
        found = found.exclude(Matches(question.excluded, among=among))
    elif (query.strip() and question.condition is None) or (filters.any_of and lines is None):
        return found.none()
    span = span_of(filters)
    ranked = [both(one, lines) for one in question.ranked()] or [lines]
    return found.matching(
        both(question.condition, lines), apart([one for one in ranked if one]), span=span, among=among
    )


def articles_for(person: Visitor) -> QuerySet[Article]:
    """Return what the press published, to whoever may see articles; it is open to the whole staff."""
    everything = Article.objects.select_related("outlet")
    return everything if person.may("monitoring.see_articles") else everything.none()


def with_texts(found: QuerySet[Article]) -> QuerySet[Article]:
    """Let each article carry its latest version in `latest`; only the rows that are shown load it."""
    latest = Version.objects.filter(number=F("article__latest_number")).only("article", "number", "text")
    return found.prefetch_related(Prefetch("versions", queryset=latest, to_attr="latest"))


def _everything() -> Hits:
    return Hits(Article).select_related("outlet")
