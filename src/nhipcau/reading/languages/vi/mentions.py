"""A Vietnamese article in, its mentions out: which finder runs when, and what it may not touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from nhipcau.reading.languages.vi.bodies import find_bodies
from nhipcau.reading.languages.vi.dates import find_dates
from nhipcau.reading.languages.vi.documents import find_documents
from nhipcau.reading.languages.vi.figures import find_figures
from nhipcau.reading.languages.vi.people import find_people
from nhipcau.reading.records import Article, Body, Mentions, Place, Span
from nhipcau.reading.tools import Tools

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Spanned(Protocol):
    """Any record of a mention."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands."""


def mentions_of(article: Article, tools: Tools) -> Mentions:
    """Find people and places, then documents, dates and figures; each leaves the former alone."""
    text, day = article.text, published_on(article)
    people = find_people(text, title=article.title, byline=article.byline)
    places = places_of(article, tools, taken(people))
    bodies = clear_of(find_bodies(text), taken(people))
    documents = find_documents(text, published_on=day)
    dates = find_dates(text, published_on=day, title=article.title, taken=taken(places, documents))
    figures = find_figures(text, taken=taken(people, places, documents, dates))
    return Mentions(people, places, bodies, documents, figures, dates)


def places_of(article: Article, tools: Tools, names: Sequence[Span]) -> tuple[Place, ...]:
    """Find the places of the text; those of the title settle doubts."""
    if tools.places is None:
        return ()
    day = published_on(article)
    near = [place.unit_id for place in tools.places.find(article.title, on=day)]
    return tools.places.find(article.text, on=day, taken=names, near=near)


def taken(*groups: Iterable[Spanned]) -> list[Span]:
    """Gather the spans that are something else already."""
    return sorted(span for group in groups for mention in group for span in mention.spans)


def clear_of(bodies: Iterable[Body], names: Sequence[Span]) -> tuple[Body, ...]:
    """Drop what only looks like a body inside a person's name ("Trường Huy")."""
    kept = (replace(body, spans=tuple(s for s in body.spans if not _touches(s, names))) for body in bodies)
    return tuple(body for body in kept if body.spans)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def published_on(article: Article) -> date | None:
    """Return the day of publication, which settles years left out and the map in force."""
    moment = article.published_at
    return moment.astimezone(VIETNAM).date() if isinstance(moment, datetime) else moment
