"""How many articles a topic got, hour by hour. In: the clock; out: counts. Called by `actions.bursting`.

A copy counts with its original and not beside it: twenty reprints of one wire story are one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from nhipcau.monitoring.queries.copying import originals_of
from nhipcau.watching.models import Match
from nhipcau.watching.rules.bursts import PAST_DAYS
from nhipcau.watching.rules.quiet import OFFICE_ZONE
from nhipcau.watching.rules.rhythm import HOURLY

MONDAY = datetime(2024, 1, 1, tzinfo=OFFICE_ZONE)
"""Any Monday: hours counted from here fall into their place of the week."""
HOUR = timedelta(hours=1)
SPARSE = 0.05
"""The first twentieth of what was read is left out: a young archive begins with a few old articles."""


def hour_of(at: datetime) -> int:
    """Return the number of an hour, counted from a Monday midnight of the office's zone."""
    return int((at - MONDAY) // HOUR)


def recent_hours(topic_ids: Iterable[int], at: datetime) -> dict[int, list[int]]:
    """Return the last 24 hours of each topic, the running one last."""
    last = hour_of(at)
    first = last - HOURLY.slots_a_day + 1
    return _by_hour(topic_ids, first, last + 1)


def past_hours(topic_ids: Iterable[int], at: datetime) -> tuple[dict[int, list[int]], int]:
    """Return the hours of the past weeks up to last midnight, and the number of the first."""
    ids, day = list(topic_ids), HOURLY.slots_a_day
    midnight = hour_of(at) // day * day
    counts = _by_hour(ids, midnight - PAST_DAYS * day, midnight)
    skipped = _sparse_days(counts, day)
    return {topic: row[skipped * day :] for topic, row in counts.items()}, midnight - (
        PAST_DAYS - skipped
    ) * day


def past_articles(at: datetime) -> int:
    """Count what topics found in the past weeks: whether there is more to learn from than before."""
    midnight = MONDAY + hour_of(at) // HOURLY.slots_a_day * HOURLY.slots_a_day * HOUR
    since = midnight - timedelta(days=PAST_DAYS)
    return Match.objects.filter(topic__past_before=None, at__gte=since, at__lt=midnight).count()


def _sparse_days(counts: dict[int, list[int]], day: int) -> int:
    days = [
        sum(sum(row[start : start + day]) for row in counts.values())
        for start in range(0, PAST_DAYS * day, day)
    ]
    total, seen = sum(days), 0
    for number, articles in enumerate(days):
        seen += articles
        if seen > SPARSE * total:
            return number
    return PAST_DAYS


def _by_hour(topic_ids: Iterable[int], first: int, end: int) -> dict[int, list[int]]:
    ids = list(topic_ids)
    found = Match.objects.filter(topic__in=ids, at__gte=MONDAY + first * HOUR, at__lt=MONDAY + end * HOUR)
    articles: dict[int, dict[int, datetime]] = defaultdict(dict)
    for topic_id, article_id, at in found.order_by().values_list("topic_id", "article_id", "at"):
        articles[topic_id][article_id] = at
    counts = {topic_id: [0] * (end - first) for topic_id in ids}
    copies = originals_of({article for row in articles.values() for article in row})
    for topic_id, row in articles.items():
        for article_id, at in row.items():
            if copies.get(article_id) not in row:
                counts[topic_id][hour_of(at) - first] += 1
    return counts
