"""BM25 over counted terms, grown and shrunk a text at a time.

In: a slot and its counted terms. Out: one score a slot, and how much of the question each slot holds.
Called by the index. Why not rank-bm25 or bm25s: see README.md.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
K1, B = 1.2, 0.75
"""The usual values (Robertson and Zaragoza 2009); nothing here was tuned on a set."""


class TermIndex:
    """Postings of one kind of term; a dropped slot keeps its postings until the owner rebuilds."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._slots: list[array[int]] = []
        self._counts: list[array[int]] = []
        self._holders: array[int] = array("l")
        self._held: dict[int, NDArray[np.uint32]] = {}
        self._lengths = np.zeros(64, dtype=np.float32)
        self._total = 0.0

    def put(self, slot: int, counts: Mapping[str, int]) -> None:
        """Hold a text at a slot that was never used before."""
        ids = [self._id(term) for term in counts]
        for term, count in zip(ids, counts.values(), strict=True):
            self._slots[term].append(slot)
            self._counts[term].append(min(count, 255))
            self._holders[term] += 1
        while slot >= len(self._lengths):
            self._lengths = np.concatenate([self._lengths, np.zeros_like(self._lengths)])
        self._lengths[slot] = sum(counts.values())
        self._total += float(self._lengths[slot])
        self._held[slot] = np.array(ids, dtype=np.uint32)

    def drop(self, slot: int) -> None:
        """Unlearn a text; its postings are masked by who asks."""
        for term in self._held.pop(slot).tolist():
            self._holders[term] -= 1
        self._total -= float(self._lengths[slot])

    def scores(self, terms: Mapping[str, int], room: int) -> tuple[Floats, Floats]:
        """Return BM25 at each slot below `room` and the share of the question's weight found there.

        Each term of the question counts once, however often it stands there.
        """
        found, share = np.zeros(room, dtype=np.float32), np.zeros(room, dtype=np.float32)
        if not self._held:
            return found, share
        mean = max(self._total / len(self._held), 1e-6)
        base = (K1 * (1 - B + B * self._lengths[:room] / mean)).astype(np.float32)
        asked = 0.0
        for term in terms:
            known = self._ids.get(term)
            weight = self._rarity(self._holders[known] if known is not None else 0)
            asked += weight
            if known is None or not self._slots[known]:
                continue
            slots = np.frombuffer(self._slots[known], dtype=np.uint32)
            counts = np.frombuffer(self._counts[known], dtype=np.uint8).astype(np.float32)
            found[slots] += np.float32(weight * (K1 + 1)) * counts / (counts + base[slots])
            share[slots] += np.float32(weight)
        return found, share / np.float32(max(asked, 1e-6))

    def rarity(self, term: str) -> float:
        """Return how telling a term is here: nought when every text holds it."""
        known = self._ids.get(term)
        return self._rarity(self._holders[known] if known is not None else 0)

    def _rarity(self, holders: int) -> float:
        return math.log(1 + (len(self._held) - holders + 0.5) / (holders + 0.5))

    def _id(self, term: str) -> int:
        known = self._ids.get(term)
        if known is None:
            known = self._ids[term] = len(self._slots)
            self._slots.append(array("I"))
            self._counts.append(array("B"))
            self._holders.append(0)
        return known
