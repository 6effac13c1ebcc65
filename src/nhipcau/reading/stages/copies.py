"""Whether one text was taken from another. In: two signed texts; out: what each holds of the other.

Pure; called by the room `monitoring`, which keeps the index in the database, and by bench/duplicates.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

import numpy as np

from nhipcau.reading.stages.fingerprint import Signed, signed
from nhipcau.reading.stages.letters import Numbers

ENOUGH = 0.6
"""Share of the shorter text found in the longer; one word in ten changed leaves 0.73 of the word triples."""
SHORT = 60
"""Runs below which a text must be held more fully, up to nearly all of it: a note of two sentences has 40."""
PROSE = 12
"""Runs of plain prose without which a text is a list or a table."""
PROSE_ENOUGH = 0.5
FIGURES, DENSE, FIGURES_AGREE = 8, 0.05, 0.5
"""Where figures are so many and so dense (weather, prices, results), half of the pairs of them must agree."""
NEARLY_ALL = 0.9
"""What a list or table shares both ways to be a copy."""
SHARED_RUNS, SHARED_PART = 2, 0.15
"""What a candidate shares of the looked-up runs, and of those it could; a cut copy shares all it could."""
CANDIDATES = 40
"""Texts compared with a new one, those that share most first."""
COMMON = 64
"""Texts remembered for one looked-up run, the first; a run that more texts hold tells little."""


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
    if len(one.pieces) > len(other.pieces):
        found = overlap(other, one)
        return found and Overlap(found.other_in_one, found.one_in_other)
    share = held(one.pieces, other.pieces)
    if share < _enough(len(one.pieces)):
        return None
    found = Overlap(share, held(other.pieces, one.pieces))
    if len(one.prose) < PROSE:
        return found if min(found.one_in_other, found.other_in_one) >= NEARLY_ALL else None
    return found if _is_prose_taken(one, other) and _do_figures_agree(one, other) else None


def _enough(runs: int) -> float:
    return ENOUGH + (NEARLY_ALL - ENOUGH) * max(0, SHORT - runs) / SHORT


def _is_prose_taken(shorter: Signed, longer: Signed) -> bool:
    """Tell prose that was taken over from a list of names that stands in both texts."""
    return held(shorter.prose, longer.pieces) >= PROSE_ENOUGH


def _do_figures_agree(shorter: Signed, longer: Signed) -> bool:
    """Tell a copy from the same column of another day: its words never change, its figures do."""
    if len(shorter.figures) < max(FIGURES, DENSE * len(shorter.pieces)):
        return True
    return held(shorter.figures, longer.figures) >= FIGURES_AGREE


def may_overlap(one: Signed, other: Signed, shared: int) -> bool:
    """Tell from the looked-up runs alone whether comparing two texts is worth while."""
    if shared < least_shared(one):
        return False
    lowest = min(one.anchors[-1], other.anchors[-1])
    could = min(bisect_right(one.anchors, lowest), bisect_right(other.anchors, lowest))
    return shared >= SHARED_PART * could


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
        shared = Counter(chain.from_iterable(map(self._holders.__getitem__, asked.anchors)))
        least = least_shared(asked)
        likely = ((count, key) for key, count in shared.items() if count >= least)
        worth = [(count, key) for count, key in likely if may_overlap(asked, self._signed[key], count)]
        near = [key for _, key in sorted(worth, key=itemgetter(0), reverse=True)[:CANDIDATES]]
        pairs = ((key, overlap(asked, self._signed[key])) for key in near)
        found = [Match(key, both) for key, both in pairs if both is not None]
        return sorted(found, key=lambda match: -match.overlap.likeness)
