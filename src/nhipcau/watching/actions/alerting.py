"""Raising alerts: one a story and topic, one a story and person. A rule, never a model. Called by the worker.

In: the clock; out: how many alerts were raised. Bursts and letters follow in the same turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.watching.actions.bursting import raise_bursts
from nhipcau.watching.actions.delivering import deliver
from nhipcau.watching.actions.letters import put_letters
from nhipcau.watching.actions.topics import subject_of
from nhipcau.watching.models import Alert, AlertKind, Match, Receipt, Topic
from nhipcau.watching.queries.stories import present_stories, story_of

WAITS_FOR_STORY = timedelta(minutes=10)
"""Placing takes seconds; an article without a story after this alerts by itself."""
FOLLOWED = timedelta(days=14)
"""Stories stay open for 3 to 7 days; twice that, and no article can come that an old alert covers."""
AT_ONCE = 500


def raise_alerts(*, at: datetime) -> int:
    """Raise what is due, judge bursts, and hand letters to the outbox."""
    waiting = Match.objects.filter(is_settled=False).order_by().values_list("topic_id", flat=True).distinct()
    raised = sum(_raise_for(topic_id, at) for topic_id in sorted(waiting))
    raised += raise_bursts(at=at)
    put_letters(at=at)
    return raised


def _raise_for(topic_id: int, at: datetime) -> int:
    with write_gate():
        topic = Topic.objects.select_for_update().filter(pk=topic_id).first()
        if topic is None:
            return 0
        unsettled = Match.objects.filter(topic=topic, is_settled=False)
        if not (topic.is_open and topic.raises_alerts):
            unsettled.update(is_settled=True)
            return 0
        matches = list(unsettled.order_by("at", "pk")[:AT_ONCE])
        stories = story_of([match.article_id for match in matches])
        ready = [
            match for match in matches
            if match.article_id in stories or at - match.found_at >= WAITS_FOR_STORY
        ]  # fmt: skip
        if not ready:
            return 0
        _follow(topic, at)
        raised = _raise(topic, ready, stories, at)
        Match.objects.filter(pk__in=[match.pk for match in ready]).update(is_settled=True)
        if raised:
            after = {"alerts": raised}
            note(by=None, at=at, verb="watching.raise_alerts", subject=subject_of(topic), after=after)
    return raised


def _raise(topic: Topic, ready: Iterable[Match], stories: dict[int, int], at: datetime) -> int:
    groups: dict[tuple[int | None, int], list[int]] = defaultdict(list)
    for match in ready:
        story = stories.get(match.article_id)
        groups[story, 0 if story else match.article_id].append(match.article_id)
    raised = 0
    for (story, _alone), articles in groups.items():
        known = _known(topic, story, articles)
        if known is not None:
            known.article_count += len(articles)
            known.save(update_fields=["article_count"])
            continue
        alert = Alert.objects.create(
            topic=topic, kind=AlertKind.NEW, story_id=story, article_id=articles[0],
            raised_at=at, article_count=len(articles),
        )  # fmt: skip
        deliver(alert, at)
        raised += 1
    return raised


def _known(topic: Topic, story: int | None, articles: list[int]) -> Alert | None:
    raised = Alert.objects.filter(topic=topic, kind=AlertKind.NEW)
    same = raised.filter(story=story) if story else raised.filter(article__in=articles)
    return same.first()


def _follow(topic: Topic, at: datetime) -> None:
    """Let earlier alerts stand for the story that theirs was merged into, or that their article came to."""
    present = present_stories(topic, at - FOLLOWED)
    for alert in Alert.objects.filter(pk__in=present).order_by("raised_at", "pk"):
        story = present[alert.pk]
        taken = Alert.objects.filter(topic=topic, kind=AlertKind.NEW, story=story).exists()
        if alert.story_id == story or taken:
            continue
        alert.story_id = story
        alert.save(update_fields=["story"])
        told = Receipt.objects.filter(story=story).values("person")
        alert.receipts.exclude(person__in=told).update(story=story)
