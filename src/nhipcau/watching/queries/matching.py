"""Which articles a topic means: it is a search of `monitoring`, so list, alert and export cannot differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.queries.places import family_of
from nhipcau.monitoring.queries.searching import Filters, search_articles, search_articles_for
from nhipcau.watching.models import Topic
from nhipcau.watching.rules.asking import lines_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What a topic asks, as stored or as just typed into its form."""

    words: str = ""
    exact_marks: bool = False
    without: str = ""
    unit_ids: tuple[str, ...] = ()
    posts: str = ""
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


def asked_by(topic: Topic) -> Asked:
    """Return what a stored topic asks."""
    return Asked(
        words=topic.words,
        exact_marks=topic.exact_marks,
        without=topic.without,
        unit_ids=tuple(topic.unit_ids),
        posts=topic.posts,
        languages=tuple(topic.languages),
        outlets=tuple(topic.outlets),
    )


def filters_of(asked: Asked) -> Filters:
    """Say in the words of the one search what is asked; units bring those before and after them."""
    return Filters(
        any_of=lines_of(asked.words),
        exact_marks=asked.exact_marks,
        unit_ids=family_of(frozenset(asked.unit_ids)) if asked.unit_ids else None,
        posts=lines_of(asked.posts),
        languages=frozenset(asked.languages),
        outlets=frozenset(asked.outlets),
    )


def articles_meant(asked: Asked, among: Iterable[int]) -> set[int]:
    """Return those of these articles that are meant; for scheduled work."""
    ids = list(among)
    found = search_articles(filters=filters_of(asked)).filter(pk__in=ids)
    return set(_without(found, asked).order_by().values_list("pk", flat=True))


def articles_meant_for(person: Visitor, asked: Asked) -> QuerySet[Any]:
    """Return the articles meant that this person may read, the newest first."""
    found = search_articles_for(person, filters=filters_of(asked))
    return _without(found, asked).order_by("-sorted_at", "-pk")


def _without(found: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    lines = lines_of(asked.without)
    if not lines:
        return found
    unwanted = search_articles(filters=Filters(any_of=lines, exact_marks=asked.exact_marks))
    return found.exclude(pk__in=unwanted.order_by().values("pk"))
