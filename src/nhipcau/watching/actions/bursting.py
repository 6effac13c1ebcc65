"""Judging bursts every few minutes, learning each midnight what is usual. In: the clock; out: new bursts."""

from __future__ import annotations

from datetime import datetime, timedelta

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.watching.actions.delivering import deliver
from nhipcau.watching.actions.topics import subject_of
from nhipcau.watching.models import Alert, AlertKind, Burst, Match, Rhythm, Season, Topic
from nhipcau.watching.queries.counting import hour_of, past_articles, past_hours, recent_hours
from nhipcau.watching.rules import bursts as rules
from nhipcau.watching.rules import rhythm as fitting
from nhipcau.watching.rules.quiet import OFFICE_ZONE

LOOKS_AGAIN = timedelta(minutes=10)
"""One count of two months costs a second in a large office: worth it six times an hour, not every turn."""
GROWN = 1.1
"""A tenth more moves level and scatter by less than they are unsure anyway."""
REST = timedelta(hours=rules.REST_SLOTS[fitting.HOURLY.slots_a_day])


def raise_bursts(*, at: datetime) -> int:
    """Look at every open topic whose past is matched; return how many bursts began."""
    watched = Topic.objects.filter(is_open=True, raises_bursts=True, past_before=None).order_by("pk")
    topics = {topic.pk: topic for topic in watched}
    if not topics:
        return 0
    season = _season(topics, at)
    if season is None:
        return 0
    usual = {row.topic_id: _rhythm(row) for row in Rhythm.objects.filter(topic__in=topics)}
    began = 0
    for topic_id, recent in recent_hours(usual, at).items():
        slot = hour_of(at) % fitting.HOURLY.period
        found = rules.judge(recent, slot, usual[topic_id], season)
        if found is not None:
            began += _begin_or_go_on(topics[topic_id], found, at)
    return began


def _season(topics: dict[int, Topic], at: datetime) -> list[float] | None:
    """Return the season in force, learnt anew when the day or the topics changed; None while too young."""
    today = at.astimezone(OFFICE_ZONE).date()
    kept = Season.objects.filter(made_on=today).first()
    fitted = set(Rhythm.objects.filter(topic__in=topics).values_list("topic_id", flat=True))
    if kept is None or fitted != topics.keys() or _has_grown(kept, at):
        return _learn(at)
    weights: list[float] = kept.weights
    return weights or None


def _has_grown(kept: Season, at: datetime) -> bool:
    """Ask now and then whether an archive was loaded since: a young office takes any more past."""
    if at - kept.looked_at < LOOKS_AGAIN:
        return False
    Season.objects.filter(pk=kept.pk).update(looked_at=at)
    times = GROWN if kept.weights else 1.0
    return past_articles(at) > kept.past_articles * times


def _learn(at: datetime) -> list[float] | None:
    """Fit all topics to the past weeks; bookkeeping, no action of anybody."""
    matched = list(Topic.objects.filter(past_before=None).order_by("pk"))
    counts, first = past_hours([topic.pk for topic in matched], at)
    histories = list(counts.values())
    scale, today = fitting.HOURLY, at.astimezone(OFFICE_ZONE).date()
    days = len(histories[0]) // scale.slots_a_day if histories else 0
    is_old_enough = days >= rules.LEAST_PAST_DAYS
    place = first % scale.period
    weights = list(fitting.shared_season(histories, place, scale)) if is_old_enough else []
    fits = fitting.rhythms(histories, weights or [1.0] * scale.period, place, scale)
    made = {"made_on": today, "looked_at": at, "past_articles": past_articles(at), "weights": weights}
    with write_gate():
        Season.objects.update_or_create(id=1, defaults=made)
        for topic_id, fit in zip(counts, fits, strict=True):
            if Topic.objects.filter(pk=topic_id, past_before=None).exists():
                usual = {"per_day": fit.per_day, "weight": fit.weight, "scatters": list(fit.scatters)}
                Rhythm.objects.update_or_create(topic_id=topic_id, defaults=usual)
    return weights or None


def _begin_or_go_on(topic: Topic, found: rules.Burst, at: datetime) -> int:
    """Store a burst with its alert; one that goes on is only kept alive."""
    day = at.astimezone(OFFICE_ZONE).date()
    with write_gate():
        if Topic.objects.select_for_update().filter(pk=topic.pk).first() is None:
            return 0
        running = Burst.objects.filter(topic=topic, last_at__gte=at - REST).order_by("-last_at").first()
        newest = Match.objects.filter(topic=topic, at__lte=at).order_by("-at", "-pk").first()
        if running is not None or newest is None:
            Burst.objects.filter(pk=running.pk if running else 0, last_at__lt=at).update(last_at=at)
            return 0
        burst = Burst.objects.create(
            topic=topic, day=day, found_at=at, last_at=at, window_hours=found.window,
            seen=found.seen, expected=found.expected, p=found.p,
        )  # fmt: skip
        alert = Alert.objects.create(
            topic=topic, kind=AlertKind.BURST, article_id=newest.article_id, burst=burst,
            raised_at=at, article_count=found.seen,
        )  # fmt: skip
        deliver(alert, at)
        after = {"seen": found.seen, "hours": found.window, "expected": round(found.expected, 2)}
        note(by=None, at=at, verb="watching.raise_burst", subject=subject_of(topic), after=after)
    return 1


def _rhythm(row: Rhythm) -> fitting.Rhythm:
    return fitting.Rhythm(row.per_day, row.weight, tuple(row.scatters))
