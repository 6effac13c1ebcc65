"""Cosines between vectors after each language's own mean is taken off, learned from what was put.

In: vectors. Out: one cosine a slot. e5 puts a language's texts near one point; without that, languages part.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEW = 50.0
"""Until so many articles are known, their mean is mostly the first events themselves and is held back."""
STEADY = 20.0
"""A language's mean counts fully once so many articles more than this taught it."""


class MeaningIndex:
    """Vectors of open articles, kept as given; the means go on being learned."""

    def __init__(self) -> None:
        self._rows: Floats = np.zeros((0, 0), dtype=np.float32)
        self._languages: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._sums: dict[str, NDArray[np.float64]] = {}
        self._counts: dict[str, int] = {}
        self._names: list[str] = []

    def put(self, slot: int, language: str, vector: Floats | None) -> None:
        """Hold a vector at the slot and learn its language's mean."""
        if vector is None or not usable(vector, self._rows.shape[1]):
            return
        self._make_room(slot, vector.size)
        self._rows[slot] = vector
        if language not in self._sums:
            self._sums[language] = np.zeros(vector.size)
            self._counts[language] = 0
            self._names.append(language)
        self._sums[language] += vector
        self._counts[language] += 1
        self._languages[slot] = self._names.index(language)

    def take(self, slot: int) -> None:
        """Forget the vector at the slot and unlearn it."""
        if slot < len(self._languages) and self._languages[slot] >= 0:
            language = self._names[self._languages[slot]]
            self._sums[language] -= self._rows[slot]
            self._counts[language] -= 1
            self._languages[slot] = -1

    def cosines(self, language: str, vector: Floats | None, room: int) -> tuple[Floats, NDArray[np.bool_]]:
        """Return the centred cosine at each slot below `room`, and which slots have a vector at all."""
        found, known = np.zeros(room, dtype=np.float32), np.zeros(room, dtype=np.bool_)
        if not self._rows.size or not usable(vector, self._rows.shape[1]):
            return found, known
        size = min(room, len(self._rows))
        means = np.stack([self._mean(name) for name in self._names])
        asked = np.asarray(vector, dtype=np.float32) - self._mean(language)
        asked /= max(float(np.linalg.norm(asked)), 1e-6)
        rows, languages = self._rows[:size], self._languages[:size]
        known[:size] = languages >= 0
        # |r - m|² and (r - m)·a without copying the rows: both need one product only.
        across = rows @ asked - (means @ asked)[languages]
        lengths = 1.0 - 2 * np.einsum("ij,ij->i", rows, means[languages]) + (means**2).sum(axis=1)[languages]
        found[:size] = np.where(known[:size], across / np.sqrt(np.maximum(lengths, 1e-4)), 0)
        return found, known

    def keep(self, moved: dict[int, int]) -> None:
        """Keep only these slots, under their new numbers."""
        rows, languages = self._rows, self._languages
        self._rows = np.zeros((len(moved), rows.shape[1]), dtype=np.float32)
        self._languages = np.full(len(moved), -1, dtype=np.int32)
        for old, new in moved.items():
            if old < len(rows):
                self._rows[new], self._languages[new] = rows[old], languages[old]

    def _mean(self, language: str) -> Floats:
        everything = sum(self._counts.values())
        whole = np.sum(list(self._sums.values()), axis=0) / (everything + FEW)
        count = self._counts.get(language, 0)
        own = self._sums.get(language, 0 * whole)
        return np.asarray((own + STEADY * whole) / (count + STEADY), dtype=np.float32)

    def _make_room(self, slot: int, width: int) -> None:
        if slot < len(self._rows):
            return
        size = max(slot + 1, 2 * len(self._rows), 64)
        rows = np.zeros((size, width), dtype=np.float32)
        languages = np.full(size, -1, dtype=np.int32)
        if self._rows.size:
            rows[: len(self._rows)] = self._rows
            languages[: len(self._languages)] = self._languages
        self._rows, self._languages = rows, languages


def usable(vector: Floats | None, width: int) -> bool:
    """Tell whether a vector can be compared: there, finite, not all nothing, as wide as the others."""
    if vector is None or vector.ndim != 1 or (width and vector.size != width):
        return False
    return bool(np.isfinite(vector).all() and vector.any())
