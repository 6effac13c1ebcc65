"""Number words and numerals that stand together, added and multiplied to one amount ("2 nghìn tỷ", 三百五十).

In: pieces in text order. Out: amounts with their place. Called by `figures`; one grammar serves all six.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

TEN, HUNDRED, SCORE, FOUR = 10, 100, 20, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A numeral ("literal") or a number word of a kind of numbers.toml."""

    kind: str
    value: float
    start: int
    end: int


def composed(
    pieces: Sequence[Piece], form: str, joining: Collection[str]
) -> Iterator[tuple[float, int, int]]:
    """Yield the amount of each run of pieces that belong together."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not _joins(run[-1], piece, form[run[-1].end : piece.start], joining):
            yield from _valued(run)
            run = []
        run.append(piece)
    yield from _valued(run)


def _joins(last: Piece, piece: Piece, between: str, joining: Collection[str]) -> bool:
    word = between.strip()
    if word and word not in joining:
        return False
    if piece.kind == "literal":
        return last.kind == "scales" and not between
    if last.kind == "literal":
        return piece.kind == "scales" or (piece.kind == "beside" and not between)
    is_part = piece.value < last.value or piece.kind in {"scales", "tens", "beside"}
    return is_part or (last.value == FOUR and piece.value == SCORE)


def _valued(run: Sequence[Piece]) -> Iterator[tuple[float, int, int]]:
    """Yield what a run comes to; scales or "one" alone ("thousands of", "a hundred") are no amount."""
    begins = len(run) > 1 and run[0].kind in {"beside", "tens"}
    if not begins and not any(piece.kind in {"literal", "units"} for piece in run):
        return
    total, current = 0.0, 0.0
    for piece in run:
        total, current = _with(piece, total, current)
    yield total + current, run[0].start, run[-1].end


def _with(piece: Piece, total: float, current: float) -> tuple[float, float]:
    if piece.kind == "tens":
        last = current % TEN
        return total, current - last + (last or 1) * TEN
    if piece.kind == "scales" and piece.value == HUNDRED:
        return total, (current or 1) * HUNDRED
    if piece.kind == "scales" and current == 0 and total:
        return total * piece.value, 0.0  # "2 nghìn tỷ": the larger word scales all before it
    if piece.kind == "scales":
        return total + (current or 1) * piece.value, 0.0
    if piece.value == SCORE and current == FOUR:
        return total, float(FOUR * SCORE)  # quatre-vingts
    return total, current + piece.value
