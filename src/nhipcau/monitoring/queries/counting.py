"""Numbers of articles, for filters and for the cards of the home desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article, Mention
from nhipcau.monitoring.queries.searching import articles_for, day_starts
from nhipcau.monitoring.rules.publication import office_day

OUTLETS_ON_CARD = 5
NAMED_MOST = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A name with how many articles bear it."""

    key: str
    label: str
    articles: int


def languages_for(person: Visitor) -> list[Counted]:
    """Count articles by language, the most frequent first; unknown language is left out."""
    rows = articles_for(person).exclude(language="").values("language").annotate(n=Count("pk"))
    return [Counted(row["language"], row["language"], row["n"]) for row in rows.order_by("-n", "language")]


def outlets_for(person: Visitor) -> list[Counted]:
    """Count articles by outlet, by name."""
    return _by_outlet(articles_for(person), "outlet__name")


def named_most_for(found: QuerySet[Article], kind: str) -> list[Counted]:
    """Count in how many of these articles each person, body or document is named today."""
    latest = Mention.objects.filter(kind=kind, version__article__in=found.order_by().values("pk"))
    rows = latest.values("label").annotate(n=Count("version__article", distinct=True)).order_by("-n", "label")
    return [Counted(row["label"], row["label"], row["n"]) for row in rows[:NAMED_MOST]]


@dataclass(frozen=True, slots=True)
class Today:
    """What came in on one day of the office."""

    seen: int
    changed: int
    outlets: list[Counted]


def today_for(person: Visitor, *, at: datetime) -> Today:
    """Count what was first read today, what was read changed today, and from whom."""
    start = day_starts(office_day(at))
    seen = articles_for(person).filter(first_seen_at__gte=start)
    changed = articles_for(person).filter(versions__number__gt=1, versions__read_at__gte=start)
    return Today(seen.count(), changed.distinct().count(), _by_outlet(seen, "-n")[:OUTLETS_ON_CARD])


def _by_outlet(found: QuerySet[Article], order: str) -> list[Counted]:
    rows = found.exclude(outlet=None).order_by().values("outlet__public_id", "outlet__name")
    counted = rows.annotate(n=Count("pk")).order_by(order, "outlet__name")
    return [Counted(row["outlet__public_id"], row["outlet__name"], row["n"]) for row in counted]
