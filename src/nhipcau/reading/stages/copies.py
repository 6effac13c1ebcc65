"""Whether one text was taken from another. In: two signed texts; out: what each holds of the other.

Pure; called by the room `monitoring`, which keeps the index in the database, and by bench/duplicates.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
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
SHARED_RUNS, SHARED_PART = 2, 0.2
"""What a candidate shares of the looked-up runs, and of those it could; a cut copy shares all it could."""
CANDIDATES = 40
"""Texts compared with a new one, those that share most first."""
COMMON, LOOKED_UP = 64, 512
"""Texts remembered for one looked-up run, the first, and for a whole text, by its rarest runs."""


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


def shared(ones: Numbers, others: Numbers) -> int:
    """Count how many of these numbers stand among the sorted others."""
    if not len(ones) or not len(others):
        return 0
    places = others.searchsorted(ones)
    return int(np.count_nonzero(others.take(places, mode="clip") == ones))


def overlap(one: Signed, other: Signed) -> Overlap | None:
    """Compare two texts; None unless one was taken from the other."""
    if len(one.pieces) > len(other.pieces):
        found = overlap(other, one)
        return found and Overlap(found.other_in_one, found.one_in_other)
    both, runs = shared(one.pieces, other.pieces), len(one.pieces)
    if both < _enough(runs) * runs or not both:
        return None
    found = Overlap(both / runs, both / len(other.pieces))
    if len(one.prose) < PROSE:
        return found if min(found.one_in_other, found.other_in_one) >= NEARLY_ALL else None
    return found if _is_prose_taken(one, other, runs - both) and _do_figures_agree(one, other) else None


def _enough(runs: int) -> float:
    return ENOUGH + (NEARLY_ALL - ENOUGH) * max(0, SHORT - runs) / SHORT


def _is_prose_taken(shorter: Signed, longer: Signed, missing: int) -> bool:
    """Tell prose that was taken over from a list of names that stands in both texts."""
    wanted = PROSE_ENOUGH * len(shorter.prose)
    if len(shorter.prose) - missing >= wanted:
        return True
    return shared(shorter.prose, longer.pieces) >= wanted


def _do_figures_agree(shorter: Signed, longer: Signed) -> bool:
    """Tell a copy from the same column of another day: its words never change, its figures do."""
    pairs = len(shorter.figures)
    if pairs < max(FIGURES, DENSE * len(shorter.pieces)):
        return True
    return shared(shorter.figures, longer.figures) >= FIGURES_AGREE * pairs


def looked_up_share(own: Sequence[int], theirs: Sequence[int], shared: int) -> float:
    """Return how many of the looked-up runs that two texts could share they do share."""
    low, high = (own, theirs) if own[-1] <= theirs[-1] else (theirs, own)
    return shared / min(len(low), bisect_right(high, low[-1]))


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
        known = self._signed
        pairs = ((key, overlap(asked, known[key])) for key in self._near(asked.anchors, least_shared(asked)))
        found = [Match(key, both) for key, both in pairs if both is not None]
        return sorted(found, key=lambda match: -match.overlap.likeness)

    def _near(self, anchors: tuple[int, ...], least: int) -> list[Hashable]:
        own, known = set(anchors), self._signed
        ranked = []
        for key, count in Counter(self._holding(anchors)).items():
            if count >= least:
                theirs = known[key].anchors
                share = looked_up_share(anchors, theirs, len(own.intersection(theirs)))
                if share >= SHARED_PART:
                    ranked.append((share, key))
        ranked.sort(key=itemgetter(0), reverse=True)
        return [key for _, key in ranked[:CANDIDATES]]

    def _holding(self, anchors: tuple[int, ...]) -> list[Hashable]:
        """Return the holders of each run, of the rarest first, until they are many."""
        found: list[Hashable] = []
        for holders in sorted(filter(None, map(self._holders.get, anchors)), key=len):
            if len(found) + len(holders) > LOOKED_UP:
                break
            found += holders
        return found
