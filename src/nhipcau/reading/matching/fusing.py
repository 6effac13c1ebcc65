"""Rankings of the same slots, and their plain reciprocal rank fusion.

In: scores by words, letters, meaning, facts. Out: slots in order. Called by the index and bench/matching.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Slots = NDArray[np.int64]
FUSION_K = 60
"""As published (Cormack, Clarke and Büttcher 2009); a weighted sum won some sets and lost others."""
DEEP = 1000
"""Ranks beyond this add less than 1/1060 and are not counted."""
LEAST_SHARE = 0.10
"""A text of another language that shares less (a year, an article) is not ranked by words."""
LEAST_FACTS = 0.30
"""The same for facts (figures, dates, places), of which a text has few."""
ALL = ("words", "grams", "meaning", "facts")


@dataclass(frozen=True, slots=True)
class Told:
    """What each ranking says of each slot for one question."""

    words: Floats
    share: Floats
    """How much of the question's words, by weight, the slot holds."""
    grams: Floats
    gram_share: Floats
    meaning: Floats
    has_meaning: Flags
    facts: Floats
    fact_share: Floats
    """Nought but at the nearest texts of other languages: there words are silent and facts speak."""
    alive: Flags
    same_language: Flags

    def ranking(self, name: str) -> Slots:
        """Return the slots one ranking places, the best first."""
        if name == "meaning":
            return _ordered(self.meaning, self.has_meaning)
        if name == "facts":
            return _ordered(self.facts, self.alive & (self.fact_share >= LEAST_FACTS))
        if name == "grams":
            return _ordered(self.grams, self._worded(self.grams, self.gram_share))
        return _ordered(self.words, self._worded(self.words, self.share))

    def _worded(self, scores: Floats, share: Floats) -> Flags:
        return self.alive & (scores > 0) & (self.same_language | (share >= LEAST_SHARE))

    def fused(self, rankings: Sequence[str] = ALL) -> Slots:
        """Return the slots by the sum of their reciprocal ranks."""
        sums = np.zeros(len(self.alive))
        for name in rankings:
            placed = self.ranking(name)
            sums[placed] += 1 / (FUSION_K + np.arange(1, len(placed) + 1))
        return _ordered(sums, sums > 0)

    def likeness(self, slot: int) -> float:
        """Return the cosine of meaning; the share of words where a vector is missing."""
        return float(self.meaning[slot] if self.has_meaning[slot] else self.share[slot])


def _ordered(scores: NDArray[np.floating], wanted: Flags) -> Slots:
    """Sort the wanted slots by score, equal ones by age, no deeper than counts."""
    slots = np.flatnonzero(wanted)
    if len(slots) > DEEP:
        slots = np.sort(slots[np.argpartition(-scores[slots], DEEP - 1)[:DEEP]])
    return slots[np.argsort(-scores[slots], kind="stable")]
