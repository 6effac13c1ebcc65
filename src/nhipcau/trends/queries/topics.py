"""Topics over time, as `watching` tells them; the only file of the room that asks there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.common.navigation import Visitor
from nhipcau.watching.queries.handing import days_of_topics_for, matches_over_time_for

SPARSE = 0.05
"""The first twentieth of all articles is left out: a few old articles are no quiet weeks."""


@dataclass(frozen=True, slots=True)
class TopicSeries:
    """One topic with a count for every day, from the day on which the office's archive is dense."""

    public_id: str
    name: str
    counts: tuple[int, ...]


def topics_over_time_for(person: Visitor, since: date, until: date) -> Iterator[tuple[int, date, str]]:
    """Yield each article of these days with each topic that it matches."""
    return matches_over_time_for(person, since, until)


def daily_counts_for(person: Visitor, since: date, until: date) -> tuple[date, list[TopicSeries]]:
    """Return the first day that counts, and each topic's counts from there to the last day."""
    topics = days_of_topics_for(person, since, until)
    days = [since + timedelta(days=number) for number in range((until - since).days + 1)]
    totals = [sum(topic.counts.get(day, 0) for topic in topics) for day in days]
    known = days[_dense_from(totals) :]
    series = [
        TopicSeries(topic.public_id, topic.name, tuple(topic.counts.get(day, 0) for day in known))
        for topic in topics
    ]
    return (known[0] if known else until), series


def _dense_from(totals: list[int]) -> int:
    seen, whole = 0, sum(totals)
    for number, count in enumerate(totals):
        seen += count
        if seen > SPARSE * whole:
            return number
    return len(totals)
