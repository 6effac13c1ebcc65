"""Claims marked in a story, merged ones among them. In: who asks and a story; out: claims of the unit."""

from __future__ import annotations

from typing import Any

from nhipcau.stories.queries.finding import get_story_for
from nhipcau.stories.queries.handing import current_ids
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.claims import claims_for, claims_met_in


def claims_of_story(person: Any, public_id: str) -> list[Claim]:
    """Return the unit's claims of a story and of what was merged into it."""
    story = get_story_for(person, public_id)
    marked = claims_for(person).exclude(story=None).order_by().values_list("story_id", flat=True).distinct()
    today = current_ids([*(one for one in marked if one is not None), story.pk])
    return claims_met_in(person, story_ids=[old for old, now in today.items() if now == today[story.pk]])
