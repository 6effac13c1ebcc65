"""How good a ranking is and how well one threshold parts right pairs from wrong ones.

In: ranked keys with the right ones; likenesses. Out: figures. Called by bench/matching.py and tests/reading/matching.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DEPTH = 5
BINS = 4000
"""Likenesses are counted in bins of 0.0005, so that millions of pairs need no memory."""


@dataclass(slots=True)
class Ranked:
    """Sums over queries."""

    queries: int = 0
    first: int = 0
    within: int = 0
    precision: float = 0.0
    seconds: float = 0.0

    def add(self, found: Sequence[Hashable], right: Collection[Hashable], seconds: float = 0.0) -> None:
        """Count one query: a right claim first, one among five, average precision over the first five."""
        top, hits = found[:DEPTH], 0
        for rank, key in enumerate(top, start=1):
            if key in right:
                hits += 1
                self.precision += hits / rank / len(right)
        self.queries += 1
        self.first += bool(top) and top[0] in right
        self.within += bool(hits)
        self.seconds += seconds

    @property
    def r1(self) -> float:
        """Return the share of queries with a right claim first."""
        return self.first / max(self.queries, 1)

    @property
    def r5(self) -> float:
        """Return the share of queries with a right claim among five."""
        return self.within / max(self.queries, 1)

    @property
    def map5(self) -> float:
        """Return mean average precision over the first five."""
        return self.precision / max(self.queries, 1)

    @property
    def ms(self) -> float:
        """Return milliseconds a query."""
        return 1000 * self.seconds / max(self.queries, 1)


class Parting:
    """Right and wrong pairs by likeness; one threshold for all of them."""

    def __init__(self) -> None:
        self.right = np.zeros(BINS, dtype=np.int64)
        self.wrong = np.zeros(BINS, dtype=np.int64)

    def add(self, likeness: NDArray[np.float32], is_right: NDArray[np.bool_]) -> None:
        """Count the pairs of one query."""
        bins = np.clip(((likeness + 1) / 2 * BINS).astype(int), 0, BINS - 1)
        self.right += np.bincount(bins[is_right], minlength=BINS)
        self.wrong += np.bincount(bins[~is_right], minlength=BINS)

    @property
    def auroc(self) -> float:
        """Return how often a right pair is likelier than a wrong one."""
        below = np.cumsum(self.wrong) - self.wrong
        pairs = float(self.right.sum()) * float(self.wrong.sum())
        return float((self.right * (below + self.wrong / 2)).sum()) / max(pairs, 1.0)

    def threshold(self) -> tuple[float, float, float]:
        """Return the threshold that parts best, and the shares of right and wrong pairs above it."""
        right = 1 - np.cumsum(self.right) / max(self.right.sum(), 1)
        wrong = 1 - np.cumsum(self.wrong) / max(self.wrong.sum(), 1)
        best = int(np.argmax(right - wrong))
        return (best + 1) / BINS * 2 - 1, float(right[best]), float(wrong[best])
