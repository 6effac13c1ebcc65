"""What the rooms above are told of topics. In: row ids or days; out: plain rows, never a model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from nhipcau.common.navigation import Visitor
from nhipcau.watching.models import Burst, Match
from nhipcau.watching.queries.telling import burst_words
from nhipcau.watching.queries.topics import counts_by_day, topics_for


@dataclass(frozen=True, slots=True)
class TopicNow:
    """An open topic; `burst` says in words why it boils today, or is empty."""

    public_id: str
    name: str
    burst: str


@dataclass(frozen=True, slots=True)
class TopicDays:
    """An open topic and how many articles each day brought; days without any are left out."""

    public_id: str
    name: str
    counts: dict[date, int]


def topics_now_for(person: Visitor, *, since: datetime) -> list[TopicNow]:
    """Return the open topics, each with the last burst that was seen since then."""
    rows = Burst.objects.filter(last_at__gte=since).order_by("last_at")
    boiling = {burst.topic_id: burst for burst in rows}
    open_topics = topics_for(person).filter(is_open=True)
    return [
        TopicNow(topic.public_id, topic.name, burst_words(boiling[topic.pk]) if topic.pk in boiling else "")
        for topic in open_topics
    ]


def topics_of_articles(article_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Map articles to the public ids of the open topics that they match."""
    matches = Match.objects.filter(article__in=list(article_ids), topic__is_open=True)
    found: dict[int, set[str]] = defaultdict(set)
    for article_id, topic in matches.order_by().values_list("article_id", "topic__public_id"):
        found[article_id].add(topic)
    return {article_id: frozenset(topics) for article_id, topics in found.items()}


def matches_over_time_for(person: Visitor, since: date, until: date) -> Iterator[tuple[int, date, str]]:
    """Yield each article of these days with each topic that it matches."""
    seen = Match.objects.filter(topic__in=topics_for(person), day__gte=since, day__lte=until)
    yield from seen.order_by().values_list("article_id", "day", "topic__name")


def days_of_topics_for(person: Visitor, since: date, until: date) -> list[TopicDays]:
    """Return the open topics whose past is matched, each with its counts by day."""
    topics = list(topics_for(person).filter(is_open=True, past_before=None))
    counts = counts_by_day([topic.pk for topic in topics], since, until)
    return [TopicDays(topic.public_id, topic.name, counts.get(topic.pk, {})) for topic in topics]
