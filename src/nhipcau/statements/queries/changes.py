"""What differs between an edition and the one before it, word by word.

In: an edition; out: rows by language. Called by the page of changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from nhipcau.statements.models import Edition, Version

SAME, GONE, NEW = "same", "gone", "new"
_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both have, that only the old has, or only the new."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One language of two editions."""

    language: str
    pieces: dict[str, list[Piece]]
    """By part: title, lead, body."""

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return any(piece.kind != SAME for pieces in self.pieces.values() for piece in pieces)


def changes_of(edition: Edition) -> list[Changed]:
    """Compare with the edition before; a language that one of them lacks stands against nothing."""
    earlier = edition.statement.editions.filter(number=edition.number - 1).first()
    old = {row.language: row for row in earlier.versions.all()} if earlier else {}
    return [_changed(old.get(row.language), row) for row in edition.versions.order_by("pk")]


def pieces_of(old: str, new: str) -> list[Piece]:
    """Cut two texts into what stays, goes and comes."""
    return list(_pieces(_WORD.findall(old), _WORD.findall(new)))


def _changed(old: Version | None, new: Version) -> Changed:
    parts = ("title", "lead", "body")
    pieces = {part: pieces_of(getattr(old, part) if old else "", getattr(new, part)) for part in parts}
    return Changed(new.language, pieces)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, "".join(old[a:b]))
            continue
        if b > a:
            yield Piece(GONE, "".join(old[a:b]))
        if d > c:
            yield Piece(NEW, "".join(new[c:d]))
