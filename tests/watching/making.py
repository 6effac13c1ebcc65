"""Topics, stories and alerts for the tests of the room; sentences are invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.apps import apps
from tests.monitoring.making import FETCHED, Desk

from nhipcau.watching.actions import add_topic, await_matching, match_waiting
from nhipcau.watching.models import Topic
from nhipcau.watching.queries.matching import Asked

NOW = datetime(2026, 10, 5, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def make_topic(
    words: str = "thác nước", *, name: str = "Du lịch thác", at: datetime = NOW, **fields: Any
) -> Topic:
    """Return an open topic whose past is matched."""
    keep = {key: fields.pop(key) for key in ("raises_alerts", "raises_bursts") if key in fields}
    topic = add_topic(by=None, at=at, name=name, asked=Asked(words=words, **fields), **keep)
    while Topic.objects.filter(past_before__isnull=False).exists():
        match_waiting(at=at)
    topic.refresh_from_db()
    return topic


def arrive(desk: Desk, text: str, *, at: datetime = NOW, match: bool = True, **fields: Any) -> Any:
    """Store an article as the worker does and let it be matched."""
    when = {"published_at": at, **fields}
    article = desk.store(text, fetched_at=at, **when).article
    await_matching(article_id=article.pk, at=at)
    if match:
        match_waiting(at=at)
    return article


def place(*articles: Any, story: Any = None) -> Any:
    """Put articles into a story as `stories` does."""
    made = story or apps.get_model("stories", "Story").objects.create(
        title="Lễ hội thác Bản Mẫu",
        folded="le hoi thac ban mau",
        first_at=FETCHED,
        last_at=FETCHED,
        made_at=FETCHED,
    )
    placements = apps.get_model("stories", "Placement").objects
    for article in articles:
        placements.update_or_create(
            article=article, defaults={"state": "placed", "story": made, "waiting_since": FETCHED}
        )
    return made


def merge(story: Any, into: Any) -> None:
    """Merge one story into another as a person's decision does."""
    placements = apps.get_model("stories", "Placement").objects
    placements.filter(story=story).update(story=into)
    story.merged_into = into
    story.save()
