"""Cosines of meaning after one mean vector per language is taken off, so that one threshold serves them all.

In: vectors of one model with their languages. Out: one cosine a slot. Called by the index.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SCALE = 2000
STEADY = 100.0
"""The shipped mean weighs as much as so many texts of the collection; measured in bench/matching.py."""
REFRESH = 1.1
"""All rows are centred anew when a tenth more texts taught the means."""
ANY = "any"


@lru_cache(maxsize=1)
def shipped() -> tuple[str, dict[str, Floats]]:
    """Return the model whose means these are, and the means by language; `any` serves the others."""
    lines = files(__package__).joinpath("means.txt").read_text(encoding="utf-8").splitlines()
    model = lines[0].removeprefix("# model ").strip()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return model, {
        name: (np.array(said).astype(np.float32) / SCALE).astype(np.float32) for name, *said in rows
    }


class MeaningIndex:
    """Vectors at slots, kept as given and centred; means start from the shipped ones and learn."""

    def __init__(self, model: str = "", steady: float = STEADY) -> None:
        name, means = shipped()
        self._start = means if model == name else {}
        self._steady = steady
        self._rows: Floats = np.zeros((0, 0), dtype=np.float32)
        self._centred: Floats = self._rows
        self._there: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._languages: dict[int, str] = {}
        self._sums: dict[str, NDArray[np.float64]] = {}
        self._counts: dict[str, int] = {}
        self._means: dict[str, Floats] = {}
        self._centred_at = 0.0

    def put(self, slot: int, language: str, vector: Floats | None) -> None:
        """Hold a vector at the slot and learn its language's mean."""
        if vector is None or not self._fits(vector):
            return
        self._make_room(slot, vector.size)
        self._rows[slot] = vector
        self._languages[slot], self._there[slot] = language, True
        self._sums[language] = self._sums.get(language, 0) + vector.astype(np.float64)
        self._counts[language] = self._counts.get(language, 0) + 1
        if len(self._languages) <= self._centred_at * REFRESH:
            self._centred[slot] = _unit(self._rows[slot] - self.mean(language))

    def drop(self, slot: int) -> None:
        """Forget the vector at the slot and unlearn it."""
        language = self._languages.pop(slot, None)
        if language is not None:
            self._sums[language] -= self._rows[slot]
            self._counts[language] -= 1
            self._there[slot] = False

    def cosines(self, language: str, vector: Floats | None, room: int) -> tuple[Floats, NDArray[np.bool_]]:
        """Return the centred cosine at each slot below `room`, and which slots have a vector at all."""
        found, known = np.zeros(room, dtype=np.float32), np.zeros(room, dtype=np.bool_)
        if vector is None or not self._languages or not self._fits(vector):
            return found, known
        if len(self._languages) > self._centred_at * REFRESH:
            self._centre()
        size = min(room, len(self._rows))
        known[:size] = self._there[:size]
        found[:size] = self._centred[:size] @ _unit(
            np.asarray(vector, dtype=np.float32) - self.mean(language)
        )
        return found, known

    def mean(self, language: str) -> Floats:
        """Return the mean of a language as far as it is known, of all languages else."""
        if language not in self._means:
            self._means[language] = self._learned(language)
        return self._means[language]

    def _learned(self, language: str) -> Floats:
        start = self._start.get(language, self._start.get(ANY))
        if start is None:
            everything = max(sum(self._counts.values()), 1)
            start = np.asarray(np.sum(list(self._sums.values()), axis=0) / everything, dtype=np.float32)
        own = self._sums.get(language, np.zeros(self._rows.shape[1]))
        count = self._counts.get(language, 0)
        return np.asarray((own + self._steady * start) / (count + self._steady), dtype=np.float32)

    def _centre(self) -> None:
        self._means = {}
        self._centred = np.zeros_like(self._rows)
        by_language: dict[str, list[int]] = {}
        for slot, language in self._languages.items():
            by_language.setdefault(language, []).append(slot)
        for language, slots in by_language.items():
            rows = self._rows[slots] - self.mean(language)
            self._centred[slots] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        self._centred_at = float(len(self._languages))

    def _fits(self, vector: Floats) -> bool:
        width = self._rows.shape[1]
        right = vector.ndim == 1 and (not width or vector.size == width)
        return right and bool(np.isfinite(vector).all() and vector.any())

    def _make_room(self, slot: int, width: int) -> None:
        if slot < len(self._rows):
            return
        size = max(slot + 1, 2 * len(self._rows), 64)
        rows, centred = (np.zeros((size, width), dtype=np.float32) for _ in range(2))
        rows[: len(self._rows)] = self._rows.reshape(-1, width)
        centred[: len(self._rows)] = self._centred.reshape(-1, width)
        there = np.zeros(size, dtype=np.bool_)
        there[: len(self._there)] = self._there
        self._rows, self._centred, self._there = rows, centred, there


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), dtype=np.float32)
