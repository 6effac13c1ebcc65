"""Moving one of a row of things. In: ids in order; out: ids in their new order."""

from __future__ import annotations

from collections.abc import Sequence

UP, DOWN = "up", "down"


def moved(order: Sequence[int], one: int, way: str) -> list[int]:
    """Swap one with its neighbour; at the end nothing moves."""
    places = list(order)
    here = places.index(one)
    there = here - 1 if way == UP else here + 1
    if 0 <= there < len(places):
        places[here], places[there] = places[there], places[here]
    return places
