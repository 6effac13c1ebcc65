"""Articles with their day and what they count under. In: who asks and the days; out: plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, QuerySet

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import Article, Mention, MentionKind
from nhipcau.monitoring.queries.searching import articles_for, day_starts
from nhipcau.monitoring.rules.publication import office_day

Row = tuple[int, date, str]
"""An article's row id, its day in the office's zone, and a language, an outlet's name or a unit's id."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An article and when the office first read it."""

    id: int
    sorted_at: datetime


def seen_since_for(person: Visitor, moment: datetime) -> list[Seen]:
    """Return the articles that the office first read after this moment."""
    fresh = articles_for(person).order_by().filter(first_seen_at__gt=moment)
    return [Seen(pk, published) for pk, published in fresh.values_list("pk", "sorted_at")]


def languages_over_time_for(person: Visitor, since: date, until: date) -> Iterator[Row]:
    """Yield each article of these days with its language; an unknown one is empty."""
    return _rows(_between(person, since, until).values_list("pk", "sorted_at", "language"))


def outlets_over_time_for(person: Visitor, since: date, until: date) -> Iterator[Row]:
    """Yield each article of these days with its outlet's name."""
    named = _between(person, since, until).exclude(outlet=None)
    return _rows(named.values_list("pk", "sorted_at", "outlet__name"))


def units_over_time_for(person: Visitor, since: date, until: date) -> Iterator[Row]:
    """Yield each article of these days with each unit that its latest version names."""
    places = Mention.objects.filter(
        kind=MentionKind.PLACES,
        unit__isnull=False,
        version__number=F("version__article__latest_number"),
        version__article__in=_between(person, since, until).values("pk"),
    )
    return _rows(
        places.values_list("version__article_id", "version__article__sorted_at", "unit_id").distinct()
    )


def _between(person: Visitor, since: date, until: date) -> QuerySet[Article]:
    return (
        articles_for(person)
        .order_by()
        .filter(sorted_at__gte=day_starts(since), sorted_at__lt=day_starts(until + timedelta(days=1)))
    )


def _rows(found: Iterable[tuple[int, object, str]]) -> Iterator[Row]:
    for article_id, moment, name in found:
        yield article_id, office_day(moment), name  # type: ignore[arg-type]
