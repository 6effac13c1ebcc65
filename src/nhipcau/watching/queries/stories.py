"""The story an article stands in, as `stories` tells it; the only file of the room that asks there."""

from __future__ import annotations

from datetime import datetime

from nhipcau.stories.queries.handing import current_ids, story_of
from nhipcau.watching.models import Alert, AlertKind, Topic

__all__ = ["present_stories", "story_of"]


def present_stories(topic: Topic, since: datetime) -> dict[int, int]:
    """Map the topic's alerts since then to the story they are about today.

    Merges are followed; an alert about an article alone learns its story once the article is placed.
    """
    rows = list(Alert.objects.filter(topic=topic, kind=AlertKind.NEW, raised_at__gte=since))
    merged = current_ids(row.story_id for row in rows if row.story_id)
    placed = story_of([row.article_id for row in rows if not row.story_id])
    found = {row.pk: merged[row.story_id] for row in rows if row.story_id}
    return found | {row.pk: placed[row.article_id] for row in rows if row.article_id in placed}
