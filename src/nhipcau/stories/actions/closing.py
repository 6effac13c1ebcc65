"""Closing stories without news, and counting again where articles were deleted. Called by the worker."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, F, Q

from nhipcau.reading.stages.group import DEFAULT_RULES
from nhipcau.record import actions as record
from nhipcau.stories.actions.settling import settle
from nhipcau.stories.actions.turn import regrouping_turn
from nhipcau.stories.models import Story, StoryState


def close_stale(*, at: datetime) -> int:
    """Close the open stories that have had no news for long, or have run their time."""
    rules = DEFAULT_RULES
    told_out = Q(first_at__lte=at - rules.longest, last_at__lte=at - rules.growing)
    stale = Story.objects.filter(told_out | Q(last_at__lte=at - rules.quiet), state=StoryState.OPEN)
    if not stale.exists():
        return 0
    with regrouping_turn() as turn:
        count = stale.update(state=StoryState.CLOSED)
        record.note(
            by=None,
            at=at,
            verb="stories.close",
            subject=f"stories.turn:{turn.number}",
            after={"stories": count},
        )
    return count


def recount(*, at: datetime) -> int:
    """Count stories anew that lost articles to deletion; retention calls this after its own work."""
    counted = Story.objects.annotate(now=Count("placements"))
    wrong = list(counted.exclude(now=F("article_count")).values_list("pk", flat=True))
    if wrong:
        with regrouping_turn() as turn:
            settle(wrong, at=at, turn=turn)
    return len(wrong)
