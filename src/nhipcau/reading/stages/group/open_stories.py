"""The stories still open, and the one a new piece belongs to.

In: pieces put and taken. Out: the best match or None. One instance a process; the database restores it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from datetime import datetime

from nhipcau.reading.stages.group.pieces import DEFAULT_RULES, GroupingRules, Match, Piece


class OpenStories:
    """Holds open stories; the order of `put` and the pieces decide everything, so it is repeatable."""

    def __init__(self, rules: GroupingRules = DEFAULT_RULES) -> None:
        self._rules = rules
        self._pieces: dict[Hashable, tuple[Hashable, Piece]] = {}

    def put(self, story: Hashable, piece: Piece) -> None:
        """Put a piece into a story (restored from the database, or just placed); again means moved."""
        self._pieces[piece.key] = (story, piece)

    def take(self, key: Hashable) -> None:
        """Take a piece out (moved, split); an unknown key is no error."""
        self._pieces.pop(key, None)

    def best(self, piece: Piece, *, barred: Collection[Hashable] = ()) -> Match | None:
        """Return the story the piece belongs to, never a barred one; None asks for a new story."""
        title = " ".join(piece.title.casefold().split())
        for story, other in self._pieces.values():
            if story not in barred and title and title == " ".join(other.title.casefold().split()):
                return Match(story, 1.0, "words", (piece.title,))
        return None

    def close_before(self, moment: datetime) -> list[Hashable]:
        """Forget and return the stories that are over at the moment."""
        last: dict[Hashable, datetime] = {}
        for story, piece in self._pieces.values():
            last[story] = max(piece.at, last.get(story, piece.at))
        over = [story for story, at in last.items() if at <= moment - self._rules.quiet]
        self._pieces = {key: held for key, held in self._pieces.items() if held[0] not in set(over)}
        return over
