"""A second look: the first tellings were placed when little was known; asked again, they find their story.

In: open stories and the pieces that may move. Out: the moves made. Who calls leaves out what a person placed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass

from nhipcau.reading.stages.group.open_stories import OpenStories
from nhipcau.reading.stages.group.pieces import Match, Piece


@dataclass(frozen=True, slots=True)
class Move:
    """A piece that now lies in another story, and why."""

    key: Hashable
    left: Hashable
    match: Match


def look_again(
    stories: OpenStories,
    pieces: Iterable[Piece],
    *,
    barred: Callable[[Hashable], Collection[Hashable]] = lambda _: (),
) -> list[Move]:
    """Ask for each piece anew and move it where it fits best; nothing fits: it stays where it is."""
    moves = []
    for piece in pieces:
        left = stories.story_of(piece.key)
        if left is None:
            continue
        match = stories.best(piece, barred=barred(piece.key))
        if match is not None and match.story != left:
            stories.put(match.story, piece)
            moves.append(Move(piece.key, left, match))
    return moves
