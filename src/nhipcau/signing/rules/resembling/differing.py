"""Differing stretches as `Difference`s that a reader is shown, each with its name and place. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhipcau.signing.rules.resembling.aligning import Span
from nhipcau.signing.rules.resembling.naming import Stretch, kind_of
from nhipcau.signing.rules.resembling.tokens import Token
from nhipcau.signing.rules.resembling.told import Difference, Kind

Rows = tuple[Sequence[Token], Sequence[Token]]


def differences(
    found: Sequence[Span], rows: Rows, texts: tuple[str, str], language: str
) -> tuple[Difference, ...]:
    """Name every differing stretch; stretches of equally many tokens are told one by one."""
    parts = [part for span in found if span[1] < span[2] or span[3] < span[4] for part in _parted(span, rows)]
    told = [_told(part, rows, texts, language) for part in parts]
    return tuple(_with_moves(told))


def _parted(span: Span, rows: Rows) -> Iterator[Span]:
    """Part a stretch into pairs of tokens where both sides have as many and their kinds agree."""
    _equal, one, end, two, end_there = span
    pairs = list(zip(rows[0][one:end], rows[1][two:end_there], strict=False))
    if end - one != end_there - two or any(left.kind != right.kind for left, right in pairs):
        yield span
        return
    for step, (left, right) in enumerate(pairs):
        if left.key != right.key:
            yield (False, one + step, one + step + 1, two + step, two + step + 1)


def _told(part: Span, rows: Rows, texts: tuple[str, str], language: str) -> Difference:
    _equal, one, end, two, end_there = part
    here, there = _place(rows[0], one, end, texts[0]), _place(rows[1], two, end_there, texts[1])
    is_cut = two == end_there and (two == 0 or two == len(rows[1]))
    kind = Kind.CUT if is_cut else kind_of(
        Stretch(rows[0], one, end), Stretch(rows[1], two, end_there), language
    )  # fmt: skip
    return Difference(kind, texts[0][slice(*here)], texts[1][slice(*there)], here, there)


def _place(row: Sequence[Token], start: int, end: int, text: str) -> tuple[int, int]:
    if start < end:
        return row[start].start, row[end - 1].end
    at = row[start].start if start < len(row) else len(text)
    return at, at


def _with_moves(told: list[Difference]) -> list[Difference]:
    """Name words that are gone here and stand there as moved."""
    gone = {" ".join(one.ours.split()) for one in told if not one.theirs and one.kind is not Kind.CUT}
    come = {" ".join(one.theirs.split()) for one in told if not one.ours}
    both = gone & come
    return [
        Difference(Kind.MOVED, one.ours, one.theirs, one.ours_at, one.theirs_at)
        if " ".join((one.ours or one.theirs).split()) in both and not (one.ours and one.theirs)
        else one
        for one in told
    ]
