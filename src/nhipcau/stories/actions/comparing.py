"""Keeping `Story.disagreements` true: which stories must be compared again, and comparing them.

Machine bookkeeping, called after placing. Texts are read outside the turn; a story changed meanwhile waits.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from nhipcau.common.writing import write_gate
from nhipcau.stories.actions.settling import settle
from nhipcau.stories.actions.turn import regrouping_turn
from nhipcau.stories.models import Placement, PlacementState, Story, StoryState
from nhipcau.stories.queries.texts import figures_in, mentions_in, texts_of
from nhipcau.stories.rules.comparing import disagreements

STORIES_AT_ONCE = 40


def notice_changed(*, at: datetime) -> int:
    """Mark open stories of which an article was read again with another text; it stays where it is."""
    changed = Placement.objects.filter(state=PlacementState.PLACED, story__state=StoryState.OPEN).exclude(
        number=F("article__latest_number")
    )
    rows = dict(changed.values_list("pk", "story_id"))
    if not rows:
        return 0
    numbers = dict(Placement.objects.filter(pk__in=rows).values_list("pk", "article__latest_number"))
    with regrouping_turn() as turn:
        for pk, number in numbers.items():
            Placement.objects.filter(pk=pk).update(number=number, turn=turn.number)
        settle([story_id for story_id in rows.values() if story_id], at=at, turn=turn)
    return len(rows)


def compare_due(*, limit: int = STORIES_AT_ONCE) -> int:
    """Count the disagreements of stories whose articles changed since they were last compared."""
    due = Story.objects.filter(compared=False, article_count__gt=0).order_by("-last_at")
    stories = list(due.values_list("pk", "turn", "outlet_count")[:limit])
    for story_id, turn, outlets in stories:
        found = _disagreements(story_id) if outlets > 1 else 0
        with write_gate():
            Story.objects.filter(pk=story_id, turn=turn).update(compared=True, disagreements=found)
    return len(stories)


def _disagreements(story_id: int) -> int:
    return len(disagreements(figures_in(texts_of(story_id), mentions_in(story_id, "figures"))))
