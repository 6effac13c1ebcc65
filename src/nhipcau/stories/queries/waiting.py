"""How long the queue is. Called by set-up and by screens that say so."""

from __future__ import annotations

from nhipcau.stories.models import Placement, PlacementState


def articles_waiting() -> int:
    """Count the articles that wait to be placed."""
    return Placement.objects.filter(state=PlacementState.WAITING).count()
