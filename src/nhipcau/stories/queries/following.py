"""Where a merged story went. In: row ids; out: the row ids that stand for them today."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.stories.models import Story


def survivors(story_ids: Iterable[int]) -> dict[int, int]:
    """Follow the signposts of merged stories to where their articles are now."""
    wanted = set(story_ids)
    leads_to: dict[int, int] = {}
    fresh = wanted
    while fresh:
        steps = dict(
            Story.objects.filter(pk__in=fresh).exclude(merged_into=None).values_list("pk", "merged_into_id")
        )
        leads_to.update({start: end for start, end in steps.items() if end is not None})
        fresh = {end for end in steps.values() if end is not None} - leads_to.keys()
    return {story_id: _end(story_id, leads_to) for story_id in wanted}


def _end(story_id: int, leads_to: dict[int, int]) -> int:
    seen = {story_id}
    while story_id in leads_to and leads_to[story_id] not in seen:
        story_id = leads_to[story_id]
        seen.add(story_id)
    return story_id
