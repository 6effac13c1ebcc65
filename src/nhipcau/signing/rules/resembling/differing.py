"""Differing stretches as `Difference`s that a reader is shown, each with its name and place. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhipcau.signing.rules.invisible import without_hidden
from nhipcau.signing.rules.resembling.aligning import Span, spans
from nhipcau.signing.rules.resembling.lookalikes import in_plain_letters
from nhipcau.signing.rules.resembling.naming import Stretch, kind_of
from nhipcau.signing.rules.resembling.tokens import Token
from nhipcau.signing.rules.resembling.told import Difference, Kind

MAY_MOVE = frozenset({Kind.ADDED, Kind.MISSING, Kind.CHANGED, Kind.MARKS, Kind.NEGATION})
Rows = tuple[Sequence[Token], Sequence[Token]]


def differences(
    found: Sequence[Span], rows: Rows, texts: tuple[str, str], language: str
) -> tuple[Difference, ...]:
    """Name every differing stretch; stretches of equally many tokens are told one by one."""
    parts = [part for span in found if span[1] < span[2] or span[3] < span[4] for part in _parted(span, rows)]
    told = [_told(part, rows, texts, language) for part in parts]
    return tuple(_with_moves(told))


def aligned(ours: Sequence[Token], theirs: Sequence[Token]) -> list[Span]:
    """Lay two rows side by side as the eye would: each disguised word meets its own."""
    return spans([_undisguised(token) for token in ours], [_undisguised(token) for token in theirs])


def told_apart(laid: Sequence[Span], ours: Sequence[Token], theirs: Sequence[Token]) -> list[Span]:
    """Return the stretches that really differ, disguised words among them."""
    found: list[Span] = []
    for span in laid:
        is_equal, one, end, two, _end_there = span
        if not is_equal:
            found.append(span)
            continue
        steps = [step for step in range(end - one) if ours[one + step].key != theirs[two + step].key]
        found += [(False, one + step, one + step + 1, two + step, two + step + 1) for step in steps]
    return found


def _undisguised(token: Token) -> str:
    return token.key if token.key.isascii() else in_plain_letters(without_hidden(token.key))


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
    gone = {_even(one.ours) for one in told if one.kind in MAY_MOVE}
    come = {_even(one.theirs) for one in told if one.kind in MAY_MOVE}
    return [
        replace(one, kind=Kind.MOVED)
        if one.kind in MAY_MOVE and _even(one.ours) in {*come, ""} and _even(one.theirs) in {*gone, ""}
        else one
        for one in told
    ]


def _even(text: str) -> str:
    return " ".join(text.split())
