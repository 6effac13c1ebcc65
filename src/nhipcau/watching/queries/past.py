"""Articles by row id for the queue and for matching the past. In: bounds; out: plain rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from nhipcau.monitoring.queries.searching import search_articles


@dataclass(frozen=True, slots=True)
class Dated:
    """An article and when it counts."""

    id: int
    at: datetime


def dated(article_ids: Iterable[int]) -> list[Dated]:
    """Return when these articles count: at their publication, and never later than first sight."""
    return _rows(search_articles().filter(pk__in=list(article_ids)))


def slice_before(row_id: int, since: datetime, size: int) -> list[Dated]:
    """Return the next articles back in time of storing, of those published since then."""
    return _rows(search_articles().filter(pk__lt=row_id, sorted_at__gte=since).order_by("-pk")[:size])


def past_size(row_id: int, since: datetime) -> int:
    """Count the articles of the past that a topic is matched against."""
    return search_articles().filter(pk__lt=row_id, sorted_at__gte=since).count()


def next_row_id() -> int:
    """Return a row id above every article stored by now."""
    newest: int | None = search_articles().order_by().aggregate(newest=Max("pk"))["newest"]
    return (newest or 0) + 1


def _rows(found: QuerySet[Any]) -> list[Dated]:
    rows = found.values_list("pk", "sorted_at", "first_seen_at")
    return [Dated(pk, min(published, seen)) for pk, published, seen in rows]
