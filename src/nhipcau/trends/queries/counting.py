"""Articles or stories over time. In: who asks, what, by what, which days; out: one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.languages import language_name
from nhipcau.monitoring.queries import over_time
from nhipcau.stories.queries.handing import stories_of_articles
from nhipcau.trends.queries.land import shown_units
from nhipcau.trends.queries.topics import topics_over_time_for
from nhipcau.trends.rules.periods import Span
from nhipcau.trends.rules.tables import Counted, Table, tabled

Row = over_time.Row


class Thing(StrEnum):
    """What is counted."""

    ARTICLES = "articles"
    STORIES = "stories"


class By(StrEnum):
    """What it is counted by."""

    UNIT = "unit"
    TOPIC = "topic"
    LANGUAGE = "language"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the page."""

    thing: Thing
    by: By
    span: Span
    above: str = ""
    """A province whose communes are wanted; empty for all provinces."""


def counted_for(person: Visitor, asked: Asked, *, today: date) -> Table:
    """Count what was asked; a story counts once in each step in which it had an article."""
    rows = list(_named(_rows_for(person, asked), asked, today))
    things = _as_stories(rows) if asked.thing is Thing.STORIES else rows
    return tabled(things, asked.span)


def _rows_for(person: Visitor, asked: Asked) -> Iterator[Row]:
    since, until = asked.span.since, asked.span.until
    match asked.by:
        case By.UNIT:
            return over_time.units_over_time_for(person, since, until)
        case By.TOPIC:
            return topics_over_time_for(person, since, until)
        case By.LANGUAGE:
            return over_time.languages_over_time_for(person, since, until)
        case By.OUTLET:
            return over_time.outlets_over_time_for(person, since, until)


def _named(rows: Iterable[Row], asked: Asked, today: date) -> Iterator[Row]:
    under = shown_units(asked.above, today) if asked.by is By.UNIT else {}
    for article, day, key in rows:
        if asked.by is By.UNIT:
            yield from ((article, day, name) for name in under.get(key, ()))
        elif asked.by is By.LANGUAGE:
            yield article, day, language_name(key) if key else _("Chưa rõ ngôn ngữ")
        else:
            yield article, day, key


def _as_stories(rows: list[Row]) -> Iterator[Counted]:
    """Put its story in each article's place; an article not yet placed is left out."""
    story = stories_of_articles({article for article, _day, _name in rows})
    for article, day, name in rows:
        if article in story:
            yield story[article].public_id, day, name
