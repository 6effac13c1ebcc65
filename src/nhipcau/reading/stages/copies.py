"""Whether one text was taken from another. In: two signed texts; out: what each holds of the other.

Pure; called by the room `monitoring`, which keeps the index in the database, and by bench/duplicates.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from nhipcau.reading.stages.fingerprint import Signed, signed
from nhipcau.reading.stages.letters import Numbers

ENOUGH = 0.5
"""Share of the shorter text found in the longer; one word in ten changed leaves 0.73."""
SHORT = 60
"""Runs below which a text must be held more fully, up to all of it: a note of two sentences has 40."""
PROSE = 12
"""Runs of plain prose without which a text is a list or a table."""
FIGURES = 10
"""Runs with figures from which on they must agree: today's weather column is not yesterday's."""
NEARLY_ALL = 0.9
"""What a list or table shares both ways to be a copy."""
SHARED_RUNS = 2
"""Looked-up runs that a candidate shares; a cut to 35 % shares 11 of 32 on average."""
CANDIDATES = 40
"""Texts compared with a new one, those that share most first."""
COMMON = 200
"""Texts that hold the same looked-up run; later ones say nothing new."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts hold of each other, 0 to 1."""

    one_in_other: float
    other_in_one: float

    @property
    def likeness(self) -> float:
        """Share of common runs among all runs of both."""
        if not self.one_in_other or not self.other_in_one:
            return 0.0
        return 1 / (1 / self.one_in_other + 1 / self.other_in_one - 1)


def held(inner: Numbers, outer: Numbers) -> float:
    """Return which share of these numbers stands among the sorted others."""
    if not len(inner) or not len(outer):
        return 0.0
    places = np.minimum(np.searchsorted(outer, inner), len(outer) - 1)
    return float(np.count_nonzero(outer[places] == inner)) / len(inner)


def overlap(one: Signed, other: Signed) -> Overlap | None:
    """Compare two texts; None unless one was taken from the other."""
    one_in_other = held(one.pieces, other.pieces)
    found = Overlap(one_in_other, held(other.pieces, one.pieces))
    shorter, longer = (one, other) if len(one.pieces) <= len(other.pieces) else (other, one)
    if len(shorter.prose) < PROSE:
        return found if min(found.one_in_other, found.other_in_one) >= NEARLY_ALL else None
    if max(found.one_in_other, found.other_in_one) < _enough(len(shorter.pieces)):
        return None
    if held(shorter.prose, longer.pieces) < ENOUGH:
        return None
    if len(shorter.figures) >= FIGURES and held(shorter.figures, longer.figures) < ENOUGH:
        return None
    return found


def _enough(runs: int) -> float:
    return ENOUGH + (NEARLY_ALL - ENOUGH) * max(0, SHORT - runs) / SHORT


def least_shared(asked: Signed) -> int:
    """Return how many looked-up runs another text must share to be compared."""
    return min(SHARED_RUNS, max(1, len(asked.anchors) // 4))


@dataclass(frozen=True, slots=True)
class Match:
    """A text that the asked one shares with."""

    key: Hashable
    overlap: Overlap
    """`one` is the asked text."""


class CopyFinder:
    """Finds copies among texts held in memory: for archives and measurements."""

    def __init__(self) -> None:
        """Begin without any text."""
        self._signed: dict[Hashable, Signed] = {}
        self._holders: dict[int, list[Hashable]] = defaultdict(list)

    def put(self, key: Hashable, text: str) -> list[Match]:
        """Return what the text shares with those before it, the most alike first, and keep it."""
        asked = signed(text)
        found = self._matches(asked)
        self._signed[key] = asked
        for anchor in asked.anchors:
            holders = self._holders[anchor]
            if len(holders) < COMMON:
                holders.append(key)
        return found

    def _matches(self, asked: Signed) -> list[Match]:
        shared = Counter(key for anchor in asked.anchors for key in self._holders.get(anchor, ()))
        least = least_shared(asked)
        near = [key for key, count in shared.most_common(CANDIDATES) if count >= least]
        pairs = ((key, overlap(asked, self._signed[key])) for key in near)
        found = [Match(key, both) for key, both in pairs if both is not None]
        return sorted(found, key=lambda match: -match.overlap.likeness)
