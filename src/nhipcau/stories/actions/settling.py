"""Bringing stories' counts, times and titles in line with their placements, inside the caller's turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from nhipcau.common.folding import fold
from nhipcau.stories.models import GroupingTurn, Placement, Story, StoryState
from nhipcau.stories.rules.placing import Heading, is_open, title_of


@dataclass
class Tally:
    """What is counted of one story."""

    headings: list[Heading] = field(default_factory=list)
    outlets: set[int | None] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)


def settle(story_ids: Iterable[int], *, at: datetime, turn: GroupingTurn) -> None:
    """Count these stories anew and mark them for comparing."""
    wanted = set(story_ids)
    tallies = _tallies(wanted)
    stories = list(Story.objects.filter(pk__in=wanted))
    for story in stories:
        _apply(story, tallies[story.pk], at)
        story.compared, story.turn = False, turn.number
    Story.objects.bulk_update(
        stories,
        ["title", "folded", "first_at", "last_at", "state", "article_count", "outlet_count",
         "language_count", "compared", "disagreements", "turn"],
    )  # fmt: skip


def _tallies(story_ids: set[int]) -> dict[int, Tally]:
    tallies: dict[int, Tally] = defaultdict(Tally)
    rows = Placement.objects.filter(story__in=story_ids).values_list(
        "story_id",
        "article_id",
        "article__sorted_at",
        "article__outlet_id",
        "article__language",
        "article__title",
    )
    for story_id, article_id, moment, outlet_id, language, title in rows:
        tally = tallies[story_id]
        tally.headings.append(Heading(moment, article_id, language, title))
        tally.outlets.add(outlet_id)
        tally.languages.add(language)
    return tallies


def _apply(story: Story, tally: Tally, at: datetime) -> None:
    story.article_count = len(tally.headings)
    story.outlet_count = len(tally.outlets - {None})
    story.language_count = len(tally.languages - {""})
    if not tally.headings:
        story.state, story.disagreements = StoryState.CLOSED, 0
        return
    story.first_at = min(one.at for one in tally.headings)
    story.last_at = max(one.at for one in tally.headings)
    story.state = StoryState.OPEN if is_open(story.first_at, story.last_at, at) else StoryState.CLOSED
    if not story.titled_by_hand:
        story.title = title_of(tally.headings)
    story.folded = fold(story.title)
