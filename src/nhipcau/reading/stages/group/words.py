"""Cosines between an article's words and those of every open article of its language, by an inverted index.

In: counted terms. Out: one cosine a slot. Used by OpenStories, one index a language and one for facts.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.stages.group.frequencies import PRIOR_ARTICLES, UNSEEN, prior

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]
REFRESH = 1.1
"""Lengths are counted anew when a tenth more articles taught the weights."""
COMMON = 0.2
"""A term of more than this share of articles is not looked up: it costs most and tells least."""
RARE = 2
"""A word in fewer articles than this is forgotten with the last open article that holds it."""
MEMORY, FADED = 50_000, 0.5
"""Past so many articles every count is halved: the press of last month weighs less than this week's."""


class WordIndex:
    """Terms of one language: who holds them and how common they are."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._ids: dict[str, int] = {}
        self._terms: list[str] = []
        self._seen: array[float] = array("f")
        self._prior: array[float] = array("f")
        self._slots: list[array[int]] = []
        self._weights: list[array[float]] = []
        self._held: dict[int, tuple[Ids, Floats]] = {}
        self._articles = 0.0
        self._refreshed_at = 0.0
        self._length_row: Floats = np.zeros(0, dtype=np.float32)

    def put(self, slot: int, counts: Counter[str]) -> None:
        """Learn an article and hold it at the slot."""
        ids = np.array([self._id(term) for term in counts], dtype=np.int64)
        weights = (1 + np.log(np.array(list(counts.values()), dtype=np.float32))).astype(np.float32)
        for term in ids.tolist():
            self._seen[term] += 1
        self._hold(slot, ids, weights)
        self._articles += 1
        if self._articles > self._refreshed_at * REFRESH:
            self._refreshed_at = self._articles
            self._measure(list(self._held))
        else:
            self._measure([slot])

    def take(self, slot: int) -> None:
        """Unlearn an article; its postings stay until the next `kept` and are masked by who asks."""
        held = self._held.pop(slot, None)
        if held is not None:
            self._articles -= 1
            for term in held[0].tolist():
                self._seen[term] -= 1

    def weight(self, term: str) -> float:
        """Return how telling a term is: the logarithm of how rare."""
        known = self._ids.get(term)
        seen = self._seen[known] if known is not None else 0.0
        before = prior(self._language, term)
        return max(0.0, math.log((self._articles + PRIOR_ARTICLES) / (max(seen, 0.0) + before)))

    def cosines(self, counts: Counter[str], room: int) -> Floats:
        """Return the cosine with the article at each of the slots below `room`."""
        found = np.zeros(room, dtype=np.float32)
        if not self._held or not counts:
            return found
        known = [(self._ids[term], count) for term, count in counts.items() if term in self._ids]
        unknown = [(term, count) for term, count in counts.items() if term not in self._ids]
        length = sum((self.weight(term) * (1 + math.log(count))) ** 2 for term, count in unknown)
        ids = np.array([term for term, _ in known], dtype=np.int64)
        rarity = self._rarity(ids)
        asked = rarity * (1 + np.log(np.array([count for _, count in known], dtype=np.float32)))
        length += float(np.sum(asked**2))
        most = COMMON * (self._articles + PRIOR_ARTICLES)
        for term, weight in zip(ids.tolist(), (asked * rarity).tolist(), strict=True):
            if self._seen[term] <= most and self._slots[term]:
                slots = np.frombuffer(self._slots[term], dtype=np.uint32)
                found[slots] += np.frombuffer(self._weights[term], dtype=np.float32) * np.float32(weight)
        lengths = self._length_row[:room]
        found[: lengths.size] /= np.maximum(lengths, 1e-6)
        return found / np.float32(max(length, 1e-9) ** 0.5)

    def kept(self, moved: dict[int, int]) -> WordIndex:
        """Return the index with only these slots, renumbered, without words nobody open holds."""
        held = {moved[slot]: row for slot, row in self._held.items() if slot in moved}
        alive = {term for ids, _ in held.values() for term in ids.tolist()}
        faded = FADED if self._articles > MEMORY else 1.0
        fresh = WordIndex(self._language)
        ids = np.full(len(self._terms), -1, dtype=np.int64)
        for old, term in enumerate(self._terms):
            if old in alive or self._seen[old] >= RARE:
                ids[old] = fresh._id(term)
                fresh._seen[ids[old]] = self._seen[old] * faded
        for slot, (terms, weights) in held.items():
            fresh._hold(slot, ids[terms], weights)
        fresh._articles = self._articles * faded
        return fresh

    def _hold(self, slot: int, ids: Ids, weights: Floats) -> None:
        for term, weight in zip(ids.tolist(), weights.tolist(), strict=True):
            self._slots[term].append(slot)
            self._weights[term].append(weight)
        self._held[slot] = (ids, weights)

    def _id(self, term: str) -> int:
        known = self._ids.get(term)
        if known is None:
            known = self._ids[term] = len(self._terms)
            self._terms.append(term)
            self._seen.append(0.0)
            self._prior.append(prior(self._language, term))
            self._slots.append(array("I"))
            self._weights.append(array("f"))
        return known

    def _measure(self, slots: list[int]) -> None:
        room = max(slots) + 1 if slots else 0
        if room > self._length_row.size:
            grown = np.ones(max(room, 2 * self._length_row.size), dtype=np.float32)
            grown[: self._length_row.size] = self._length_row
            self._length_row = grown
        for slot in slots:
            ids, weights = self._held[slot]
            self._length_row[slot] = float(np.sqrt(np.sum((weights * self._rarity(ids)) ** 2))) or 1.0

    def _rarity(self, ids: Ids) -> Floats:
        if not ids.size:
            return np.zeros(0, dtype=np.float32)
        seen = np.frombuffer(self._seen, dtype=np.float32)[ids]
        before = np.frombuffer(self._prior, dtype=np.float32)[ids]
        rarity = np.log((self._articles + PRIOR_ARTICLES) / np.maximum(seen + before, UNSEEN))
        return np.asarray(np.maximum(rarity, 0), dtype=np.float32)
