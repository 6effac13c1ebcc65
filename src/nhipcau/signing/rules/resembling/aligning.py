"""Two rows of tokens side by side: which stretches are equal, and which differ. Pure.

Stretches that stand once in both rows are laid against each other first, so that a long text costs
little; only the short gaps between them are compared token by token.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

Span = tuple[bool, int, int, int, int]
"""Is it equal, from–to in the first row, from–to in the second."""
ANCHOR = 4
"""Neighbouring tokens that make a stretch worth anchoring on."""
MOST_CELLS = 250_000
"""A gap of more than 500 × 500 tokens without one anchor is another text: compared as a whole."""


def spans(ours: Sequence[str], theirs: Sequence[str]) -> list[Span]:
    """Return equal and differing stretches in order; together they cover both rows."""
    pairs = _paired(ours, theirs)
    found: list[Span] = []
    at, there = 0, 0
    for one, two, length in _runs(pairs):
        if one > at or two > there:
            found.append((False, at, one, there, two))
        found.append((True, one, one + length, two, two + length))
        at, there = one + length, two + length
    if at < len(ours) or there < len(theirs):
        found.append((False, at, len(ours), there, len(theirs)))
    return found


def _paired(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    head = _same_ahead(ours, theirs)
    most = min(len(ours), len(theirs)) - head
    tail = min(_same_ahead(ours[::-1], theirs[::-1]), most)
    end, end_there = len(ours) - tail, len(theirs) - tail
    pairs = [(place, place) for place in range(head)]
    fixed = [*_anchored(ours, theirs, head, end, end_there), (end, end_there)]
    at, there = head, head
    for one, two in fixed:
        pairs += _in_gap(ours, theirs, (at, one), (there, two))
        if one < end:
            pairs.append((one, two))
        at, there = one + 1, two + 1
    return pairs + [(end + place, end_there + place) for place in range(tail)]


def _same_ahead(ours: Sequence[str], theirs: Sequence[str]) -> int:
    for place, (one, two) in enumerate(zip(ours, theirs, strict=False)):
        if one != two:
            return place
    return min(len(ours), len(theirs))


def _anchored(ours: Sequence[str], theirs: Sequence[str], head: int, end: int, end_there: int
              ) -> list[tuple[int, int]]:  # fmt: skip
    """Pair the tokens of stretches that stand once in both, in the longest common order."""
    here, there = _once(ours, head, end), _once(theirs, head, end_there)
    shared = sorted((place, there[stretch]) for stretch, place in here.items() if stretch in there)
    pairs: list[tuple[int, int]] = []
    for one, two in _rising(shared):
        for step in range(ANCHOR):
            if not pairs or (one + step > pairs[-1][0] and two + step > pairs[-1][1]):
                pairs.append((one + step, two + step))
    return pairs


def _once(row: Sequence[str], start: int, end: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for place in range(start, end - ANCHOR + 1):
        stretch = tuple(row[place : place + ANCHOR])
        places[stretch] = -1 if stretch in places else place
    return {stretch: place for stretch, place in places.items() if place >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs` whose second places rise too."""
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_one, two) in enumerate(pairs):
        rank = bisect_left(lasts, two)
        before.append(ends[rank - 1] if rank else -1)
        lasts[rank : rank + 1] = [two]
        ends[rank : rank + 1] = [index]
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _in_gap(
    ours: Sequence[str], theirs: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> list[tuple[int, int]]:
    left, right = ours[slice(*here)], theirs[slice(*there)]
    if not left or not right or len(left) * len(right) > MOST_CELLS:
        return []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (here[0] + block.a + step, there[0] + block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]


def _runs(pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join neighbouring pairs into stretches."""
    for _, group in groupby(enumerate(pairs), key=lambda item: (item[1][0] - item[0], item[1][1] - item[0])):
        stretch = [pair for _place, pair in group]
        yield stretch[0][0], stretch[0][1], len(stretch)
