"""Who comes to the door without being on the list. Called by `attendance` inside its own gate and note."""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.training.models import Delegate
from nhipcau.training.rules import states


def admit_walk_in(
    *,
    conference_id: int,
    site_id: int,
    name: str,
    post: str,
    body_words: str,
    category_id: int | None,
    reason: str,
    at: datetime,
) -> Delegate:
    """Put somebody on the list who was named by nobody."""
    with write_gate():
        return Delegate.objects.create(
            conference_id=conference_id, site_id=site_id, category_id=category_id, origin=states.WALK_IN,
            name=name[:120], post=post[:200], body_words=body_words[:200], reason=reason[:300], named_at=at,
        )  # fmt: skip


def add_substitute(
    *, place: Delegate, site_id: int, name: str, post: str, reason: str, at: datetime
) -> Delegate:
    """Put somebody on the list who stands in for a nominated delegate, of the same agency and category."""
    with write_gate():
        return Delegate.objects.create(
            conference_id=place.conference_id, site_id=site_id, place=place, origin=states.SUBSTITUTE,
            body_id=place.body_id, body_words=place.body_words, category_id=place.category_id,
            name=name[:120], post=post[:200], reason=reason[:300], named_at=at,
        )  # fmt: skip
