"""Placing waiting articles into stories. In: the clock and a model; called by the worker until it returns 0.

Claim, embed outside any transaction, then decide and store in one turn; who dies in between loses a lease.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nhipcau.monitoring.queries.handing import Told, told
from nhipcau.reading.stages.group import Match, OpenStories
from nhipcau.reading.tools import Embedder
from nhipcau.record import actions as record
from nhipcau.stories.actions import memory
from nhipcau.stories.actions.comparing import compare_due, notice_changed
from nhipcau.stories.actions.queueing import claim, held_by
from nhipcau.stories.actions.settling import settle
from nhipcau.stories.actions.turn import regrouping_turn
from nhipcau.stories.actions.vectors import Numbers, vectors_of
from nhipcau.stories.models import Bar, GroupingTurn, Placement, PlacementState, Story
from nhipcau.stories.queries.following import survivors
from nhipcau.stories.rules.placing import ALONE_AFTER, CAREFUL_AFTER, in_runs

BATCH = 64


@dataclass
class Batch:
    """What one turn needs to place articles."""

    turn: GroupingTurn
    at: datetime
    tries: dict[int, int]
    barred: dict[int, set[int]]
    stories: OpenStories
    opened: int = 0


def place_waiting(*, at: datetime, limit: int = BATCH, embedder: Embedder | None = None) -> int:
    """Place up to `limit` waiting articles by their time of publication; return how many."""
    taken = claim(at=at, limit=limit)
    articles = told(taken.tries)
    model = embedder if embedder and max(taken.tries.values(), default=0) <= CAREFUL_AFTER else None
    vectors = vectors_of(articles, model) if model and articles else {}
    name = model.name if model else ""
    placed = 0
    for start, end in in_runs([one.sorted_at for one in articles]):
        placed += _place_run(articles[start:end], vectors, name, token=taken.token, at=at)
    notice_changed(at=at)
    compare_due()
    return placed


def _place_run(
    articles: Sequence[Told], vectors: dict[int, Numbers], model: str, *, token: str, at: datetime
) -> int:
    """Place articles that lie near each other in time, in one turn."""
    try:
        with regrouping_turn() as turn:
            tries = held_by(token)
            held = memory.remembered(
                turn, since=articles[0].sorted_at, until=articles[-1].sorted_at, model=model
            )
            mine = [one for one in articles if one.id in tries]
            batch = Batch(turn, at, tries, _barred([one.id for one in mine]), held.stories)
            touched = {_place(one, vectors.get(one.version_id), batch) for one in mine}
            settle(touched, at=at, turn=turn)
            if mine:
                _note(batch, len(mine))
    except BaseException:
        memory.forget()
        raise
    return len(mine)


def _place(one: Told, vector: Numbers | None, batch: Batch) -> int:
    piece = memory.piece_of(one, vector)
    asked = batch.tries[one.id] <= ALONE_AFTER
    match = batch.stories.best(piece, barred=batch.barred.get(one.id, ())) if asked else None
    story_id = int(str(match.story)) if match else _open_story(one, batch)
    batch.stories.put(story_id, piece)
    _store(one, story_id, match, batch)
    return story_id


def _open_story(one: Told, batch: Batch) -> int:
    batch.opened += 1
    moment = one.sorted_at
    return Story.objects.create(title=one.title, first_at=moment, last_at=moment, made_at=batch.at).pk


def _store(one: Told, story_id: int, match: Match | None, batch: Batch) -> None:
    Placement.objects.filter(article_id=one.id).update(
        state=PlacementState.PLACED,
        story_id=story_id,
        number=one.number,
        lease_until=None,
        lease_token="",
        score=match.score if match else None,
        by=match.by if match else "",
        shared=list(match.shared) if match else [],
        placed_at=batch.at,
        turn=batch.turn.number,
    )


def _barred(article_ids: list[int]) -> dict[int, set[int]]:
    """Return for each article the stories it was taken out of, under the names they bear today."""
    rows = list(Bar.objects.filter(article__in=article_ids).values_list("article_id", "story_id"))
    now = survivors({story_id for _article, story_id in rows})
    barred: dict[int, set[int]] = {}
    for article_id, story_id in rows:
        barred.setdefault(article_id, set()).update({story_id, now[story_id]})
    return barred


def _note(batch: Batch, count: int) -> None:
    record.note(
        by=None,
        at=batch.at,
        verb="stories.place_articles",
        subject=f"stories.turn:{batch.turn.number}",
        after={"articles": count, "opened": batch.opened},
    )
