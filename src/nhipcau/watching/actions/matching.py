"""Matching articles to topics: those that wait, and the past of new topics. Called by the worker.

Queue bookkeeping, no action of anybody: the record stays out of it.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db.models import F, Q

from nhipcau.common.writing import write_gate
from nhipcau.watching.models import Match, Topic, Waiting
from nhipcau.watching.queries.matching import articles_meant, asked_by
from nhipcau.watching.queries.past import Dated, dated, slice_before
from nhipcau.watching.rules.quiet import OFFICE_ZONE

LEASE = timedelta(minutes=2)
"""A batch takes well under a second a topic; a dead worker's batch is taken over after this."""
PAST_AT_ONCE = 500
"""Articles of the past matched in one turn of one topic; a turn stays under a second."""
MOST_TRIES = 5
"""After so many dead workers the article waits at the end of the line (design/trust.md 8)."""
NO_NEWS_AFTER = timedelta(days=3)
"""A weekend and a day: what is older, found late or loaded from an archive, counts but alerts nobody."""


def await_matching(*, article_id: int, at: datetime) -> None:
    """Enter an article that is new or changed, in the transaction that stores it."""
    with write_gate():
        _row, is_new = Waiting.objects.get_or_create(article_id=article_id, defaults={"since": at})
        if not is_new:
            Waiting.objects.filter(article_id=article_id).update(number=F("number") + 1)


def match_waiting(*, at: datetime, limit: int = 200) -> int:
    """Match articles that wait to every topic, then go on with the past of one topic; return how many."""
    claimed = _claim(at, limit)
    if claimed:
        rows = dated(claimed)
        for topic in Topic.objects.all():
            _match(topic, rows, at, is_past=False)
        _finish(claimed)
    return len(claimed) + _match_past(at)


def _claim(at: datetime, limit: int) -> dict[int, tuple[int, str]]:
    """Lease articles; return each with its number and the token it is held by."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    token = secrets.token_hex(16)
    with write_gate():
        wanted = Waiting.objects.filter(free).order_by("tries", "since", "pk")
        ids = list(wanted.values_list("pk", flat=True)[:limit])
        held = Waiting.objects.filter(free, pk__in=ids)
        held.update(lease_until=at + LEASE, lease_token=token, tries=F("tries") + 1)
        taken = Waiting.objects.filter(lease_token=token)
        return {row.article_id: (row.number, token) for row in taken}


def _finish(claimed: dict[int, tuple[int, str]]) -> None:
    """Take done articles off the queue; one that changed meanwhile stays, free for the next worker."""
    with write_gate():
        token = next(iter(claimed.values()))[1]
        mine = Waiting.objects.filter(lease_token=token)
        done = [row.pk for row in mine if row.number == claimed[row.article_id][0]]
        mine.filter(pk__in=done).delete()
        mine.update(lease_until=None, lease_token="", tries=0)


def _match_past(at: datetime) -> int:
    topic = Topic.objects.filter(past_before__isnull=False).order_by("created_at", "pk").first()
    if topic is None or topic.past_before is None:
        return 0
    rows = slice_before(topic.past_before, topic.past_since, PAST_AT_ONCE)
    last = min((row.id for row in rows), default=None) if len(rows) == PAST_AT_ONCE else None
    _match(topic, rows, at, is_past=True, moves_to=last)
    return len(rows)


def _match(
    topic: Topic, rows: list[Dated], at: datetime, *, is_past: bool, moves_to: int | None = None
) -> None:
    """Store what the topic finds among these articles, and forget what it finds no more.

    Nothing is stored where the topic was changed meanwhile: its new revision is matched by itself.
    """
    meant = articles_meant(asked_by(topic), [row.id for row in rows]) if rows else set()
    with write_gate():
        now = Topic.objects.select_for_update().filter(pk=topic.pk, revision=topic.revision).first()
        if now is None:
            if not is_past:
                _match_again(topic, rows, at)
            return
        known = Match.objects.filter(topic=topic, article__in=[row.id for row in rows])
        known.exclude(article__in=meant).delete()
        is_silent = is_past or not (now.is_open and now.raises_alerts)
        fresh = [
            _row(topic, row, at, is_silent or at - row.at > NO_NEWS_AFTER) for row in rows if row.id in meant
        ]
        Match.objects.bulk_create(fresh, ignore_conflicts=True)
        if is_past and now.past_before == topic.past_before:
            now.past_before, now.past_done = moves_to, now.past_done + len(rows)
            now.save(update_fields=["past_before", "past_done"])


def _match_again(topic: Topic, rows: list[Dated], at: datetime) -> None:
    """The topic changed under our hands: ask what it means now; a deleted one asks nothing."""
    changed = Topic.objects.filter(pk=topic.pk).first()
    if changed is not None:
        _match(changed, rows, at, is_past=False)


def _row(topic: Topic, row: Dated, at: datetime, is_settled: bool) -> Match:
    day = row.at.astimezone(OFFICE_ZONE).date()
    return Match(topic=topic, article_id=row.id, at=row.at, day=day, found_at=at, is_settled=is_settled)
