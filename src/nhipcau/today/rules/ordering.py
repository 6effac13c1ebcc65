"""Which section a story with news stands in, and in which order. Pure; called by the queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class News:
    """A story that got articles since the person last looked."""

    public_id: str
    title: str
    fresh: int
    """New articles."""
    articles: int
    outlets: int
    languages: int
    last_at: datetime
    is_new: bool
    """The story itself began since then."""
    disagreements: int
    topics: tuple[str, ...]
    """Public ids of the watch topics that its new articles match."""
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Watched:
    """A watch topic; `burst` says in words why it boils, or is empty."""

    public_id: str
    name: str
    burst: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One topic with its news, the strongest first."""

    topic: Watched
    news: tuple[News, ...]
    fresh: int


def ranked(news: Iterable[News]) -> list[News]:
    """Put the stories told by many first, then the latest; more outlets weigh more than more articles."""
    return sorted(
        news, key=lambda one: (-one.outlets * max(1, one.languages), -one.fresh, -one.last_at.timestamp())
    )


def sections(news: Iterable[News], topics: Iterable[Watched]) -> list[Section]:
    """Return the topics that have news: those that boil first, then those with most news."""
    rows = list(news)
    found = []
    for topic in topics:
        own = [one for one in rows if topic.public_id in one.topics]
        if own or topic.burst:
            found.append(Section(topic, tuple(ranked(own)), sum(one.fresh for one in own)))
    return sorted(found, key=lambda one: (not one.topic.burst, -one.fresh, one.topic.name))


def without_topic(news: Iterable[News]) -> list[News]:
    """Return the stories that no topic asks for."""
    return ranked(one for one in news if not one.topics)
