"""A plain text and its spans in, paragraphs of pieces out, for a template that escapes every piece.

Spans may overlap, nest, cross paragraphs or lie outside the text; every character comes out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place in the text where a mention stands."""

    mention: int
    """The mention's position in its list."""
    number: int
    """Which of its own occurrences, from 1."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same mentions cover."""

    text: str
    mentions: tuple[int, ...] = ()
    begins: tuple[Occurrence, ...] = ()
    """Occurrences whose first character is this piece's first: where jump links land."""


Paragraph = tuple[Piece, ...]
Mark = tuple[int, int, Occurrence]


def paragraphs(text: str, spans_of: Sequence[Iterable[Span]]) -> list[Paragraph]:
    """Cut `text` at line feeds and at the ends of every span; `spans_of[n]` are the spans of mention n."""
    marks = _marks(text, spans_of)
    ends = {edge for start, end, _ in marks for edge in (start, end)}
    cuts = sorted({0, len(text)} | ends | _line_edges(text))
    result: list[Paragraph] = []
    line: list[Piece] = []
    waiting = sorted(marks, key=lambda mark: mark[0])
    active: list[Mark] = []
    begun: list[Mark] = []
    for start, end in pairwise(cuts):
        fresh = _taken(waiting, start)
        active = [mark for mark in active if mark[1] > start] + fresh
        begun += fresh
        if text[start:end] == "\n":
            result.append(tuple(line))
            line = []
        else:
            line.append(_piece(text[start:end], active, begun))
            begun = []
    return [line for line in [*result, tuple(line)] if any(piece.text.strip() for piece in line)]


def _marks(text: str, spans_of: Sequence[Iterable[Span]]) -> list[Mark]:
    marks = []
    for mention, spans in enumerate(spans_of):
        inside = [(max(0, start), min(len(text), end)) for start, end in spans]
        for number, (start, end) in enumerate((span for span in inside if span[0] < span[1]), start=1):
            marks.append((start, end, Occurrence(mention, number)))
    return marks


def _line_edges(text: str) -> set[int]:
    return {edge for at, letter in enumerate(text) if letter == "\n" for edge in (at, at + 1)}


def _taken(waiting: list[Mark], start: int) -> list[Mark]:
    taken = []
    while waiting and waiting[0][0] <= start:
        taken.append(waiting.pop(0))
    return taken


def _piece(text: str, active: list[Mark], begun: list[Mark]) -> Piece:
    mentions = tuple(sorted({occurrence.mention for _, _, occurrence in active}))
    return Piece(text, mentions, tuple(occurrence for _, _, occurrence in begun))
