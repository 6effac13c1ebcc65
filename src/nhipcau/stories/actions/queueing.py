"""The queue of articles to place: entered with the article, taken with a lease and a token.

Bookkeeping of the machine: no actor and no record. Called by `journeys` and by placing.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from nhipcau.common.writing import write_gate
from nhipcau.stories.actions.settling import settle
from nhipcau.stories.actions.turn import regrouping_turn
from nhipcau.stories.models import Placement, PlacementState
from nhipcau.stories.rules.placing import CAREFUL_AFTER, LEASE

LOOK_AHEAD = 8
"""Rows looked at for each one taken, so that of a crowd the earliest published come first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Articles that one worker may place until its lease runs out."""

    token: str
    tries: dict[int, int]
    """By article id: how often it was taken, this time included."""


def await_placing(*, article_id: int, at: datetime) -> None:
    """Enter an article into the queue, in the transaction that stores it; a known one keeps its place."""
    with write_gate():
        Placement.objects.get_or_create(article_id=article_id, defaults={"waiting_since": at})


def place_again(*, article_ids: Iterable[int], at: datetime) -> int:
    """Let the machine place these articles anew; what a person placed stays. Settling follows by itself."""
    with regrouping_turn() as turn:
        rows = Placement.objects.filter(
            article_id__in=list(article_ids), state=PlacementState.PLACED, decision=None
        )
        left = set(rows.values_list("story_id", flat=True))
        count = rows.update(
            state=PlacementState.WAITING, story=None, waiting_since=at, lease_until=None, lease_token="",
            tries=0, score=None, by="", shared=[], placed_at=None, turn=turn.number,
        )  # fmt: skip
        settle(left, at=at, turn=turn)
    return count


def claim(*, at: datetime, limit: int) -> Claim:
    """Take up to `limit` waiting articles; one that others died over is taken alone."""
    token = secrets.token_hex(16)
    with write_gate():
        due = _due(at)
        rows = list(due.order_by("pk").values_list("pk", "article__sorted_at", "tries")[: limit * LOOK_AHEAD])
        calm = sorted((moment, pk) for pk, moment, tries in rows if tries < CAREFUL_AFTER)
        chosen = [pk for _moment, pk in calm[:limit]] or [pk for pk, _moment, _tries in rows[:1]]
        due.filter(pk__in=chosen).update(lease_until=at + LEASE, lease_token=token, tries=F("tries") + 1)
        return Claim(token, held_by(token))


def held_by(token: str) -> dict[int, int]:
    """Return the articles that this token still holds; another worker's claim takes them out."""
    rows = Placement.objects.filter(lease_token=token, state=PlacementState.WAITING)
    return dict(rows.values_list("article_id", "tries"))


def _due(at: datetime) -> QuerySet[Placement]:
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    return Placement.objects.filter(free, state=PlacementState.WAITING)
