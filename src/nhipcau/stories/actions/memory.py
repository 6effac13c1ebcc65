"""What a worker remembers of stories between batches, brought up to date from the database in every turn.

In: the turn and the time of the articles at hand. Out: `OpenStories`. Touched inside a turn only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from nhipcau.monitoring.queries.handing import Told, told
from nhipcau.reading.stages.group import OpenStories, Piece
from nhipcau.stories.actions.vectors import Numbers, known_vectors
from nhipcau.stories.models import GroupingTurn, Placement, PlacementState
from nhipcau.stories.rules.placing import REACH

SLACK = timedelta(days=3)
"""How late an article may come without all being loaded anew."""
AT_ONCE = 500


@dataclass
class Memory:
    """Stories around a stretch of time, as they stood at one turn."""

    epoch: str
    model: str
    number: int
    since: datetime
    """The earliest article that may be compared with what is held."""
    until: datetime
    stories: OpenStories = field(default_factory=OpenStories)


_held: list[Memory] = []
"""At most one; a list so that it can be forgotten without `global`."""


def forget() -> None:
    """Forget everything; called when a turn failed and after a change of the rules."""
    _held.clear()


def remembered(turn: GroupingTurn, *, since: datetime, until: datetime, model: str) -> Memory:
    """Return a memory that holds every story an article of this stretch may belong to, as of this turn."""
    memory = _held[0] if _held else None
    if memory is None or not _serves(memory, turn, since, until, model):
        forget()
        memory = Memory(turn.epoch, model, turn.number, since - SLACK, until)
        _load(memory, memory.since - REACH, until + REACH)
        _held.append(memory)
        return memory
    _catch_up(memory, turn)
    if until > memory.until:
        _load(memory, memory.until + REACH, until + REACH)
        memory.until = until
    if since - SLACK > memory.since:
        memory.stories.close_before(since - SLACK)
        memory.since = since - SLACK
    return memory


def piece_of(one: Told, vector: Numbers | None) -> Piece:
    """Return an article as grouping sees it."""
    return Piece(
        key=one.id, language=one.language, title=one.title, opening=one.opening, at=one.sorted_at,
        vector=vector, units=one.unit_ids,
    )  # fmt: skip


def _serves(memory: Memory, turn: GroupingTurn, since: datetime, until: datetime, model: str) -> bool:
    same = (memory.epoch, memory.model) == (turn.epoch, model) and memory.number < turn.number
    return same and memory.since <= since and since <= memory.until + REACH and until >= memory.since


def _catch_up(memory: Memory, turn: GroupingTurn) -> None:
    """Take in what others moved since; what they sent back to the queue is taken out."""
    moved = Placement.objects.filter(turn__gt=memory.number)
    for article_id in moved.filter(state=PlacementState.WAITING).values_list("article_id", flat=True):
        memory.stories.take(article_id)
    placed = moved.filter(
        state=PlacementState.PLACED,
        article__sorted_at__gte=memory.since - REACH, article__sorted_at__lte=memory.until + REACH,
    )  # fmt: skip
    _put(memory, dict(placed.values_list("article_id", "story_id")))
    memory.number = turn.number


def _load(memory: Memory, since: datetime, until: datetime) -> None:
    placed = Placement.objects.filter(
        state=PlacementState.PLACED, article__sorted_at__gte=since, article__sorted_at__lte=until
    )
    _put(
        memory,
        dict(placed.order_by("article__sorted_at", "article_id").values_list("article_id", "story_id")),
    )


def _put(memory: Memory, story_of: dict[int, int | None]) -> None:
    for ids in _chunks(list(story_of)):
        articles = told(ids)
        vectors = known_vectors([one.version_id for one in articles], memory.model) if memory.model else {}
        for one in articles:
            memory.stories.put(story_of[one.id], piece_of(one, vectors.get(one.version_id)))


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
