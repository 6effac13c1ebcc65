"""Which story, language and time stand at each slot, as arrays, so that no piece costs a loop over all.

In: slots put and taken. Out: rows as long as the slots. Used by OpenStories.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray

EMPTY = -1


class Shelf:
    """Three rows that grow together; an empty slot has no story."""

    def __init__(self) -> None:
        self._stories: dict[Hashable, int] = {}
        self._languages: dict[str, int] = {}
        self._story = np.full(64, EMPTY, dtype=np.int32)
        self._language = np.full(64, EMPTY, dtype=np.int32)
        self._second = np.zeros(64)
        self._size = 0

    def put(self, slot: int, story: Hashable, language: str, second: float) -> None:
        """Set a slot."""
        while slot >= len(self._story):
            self._story = np.concatenate([self._story, np.full_like(self._story, EMPTY)])
            self._language = np.concatenate([self._language, np.full_like(self._language, EMPTY)])
            self._second = np.concatenate([self._second, np.zeros_like(self._second)])
        self._story[slot] = self._stories.setdefault(story, len(self._stories))
        self._language[slot] = self._languages.setdefault(language, len(self._languages))
        self._second[slot] = second
        self._size = max(self._size, slot + 1)

    def take(self, slot: int) -> None:
        """Empty a slot."""
        self._story[slot] = EMPTY

    def held(self, *, without: int | None) -> tuple[list[Hashable], NDArray[np.int32]]:
        """Return the stories by number, and the number at each slot, the slot `without` as if empty."""
        numbers = self._story[: self._size].copy()
        if without is not None:
            numbers[without] = EMPTY
        return list(self._stories), numbers

    def beside(self, language: str, second: float) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return how many seconds each slot is away, and whether it is of the language."""
        known = self._languages.get(language, EMPTY - 1)
        return np.abs(self._second[: self._size] - second), self._language[: self._size] == known
