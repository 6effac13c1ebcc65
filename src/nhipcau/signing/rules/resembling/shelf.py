"""Thousands of published texts, found by the runs of words they share with a pasted one. Pure.

Built once per change of what is published and asked often; a run is three words, or four Han or six
Lao, Khmer or Thai letters, folded: case, marks and punctuation do not hinder finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.stages.letters import ALPHABETIC, HAN, SPACED, Words
from nhipcau.signing.rules.canonical import canonical
from nhipcau.signing.rules.invisible import without_hidden
from nhipcau.signing.rules.resembling.lookalikes import in_plain_letters
from nhipcau.signing.rules.resembling.tokens import Token, tokens
from nhipcau.signing.rules.resembling.told import Genuine

Runs = NDArray[np.uint64]
LENGTHS = {SPACED: 3, HAN: 4, ALPHABETIC: 6}
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""The golden ratio's fraction in 64 bits, as Fibonacci hashing uses it (Knuth)."""
NEAREST = 8
"""Editions of one statement in some languages; the true one shares the most runs."""
FAR = 0.25
"""Texts with less than a quarter of the nearest one's weight are not compared word by word."""


class Shelf:
    """Published texts in the caller's order; of equals the first is named."""

    def __init__(self, genuine: Iterable[Genuine], *, earlier: Shelf | None = None) -> None:
        """Read the texts; those that an `earlier` shelf held are not read again."""
        self.genuine = tuple(genuine)
        known = earlier.read if earlier else {}
        self.read: dict[Genuine, Runs] = {
            one: known[one] if one in known else runs(full_text(one)) for one in self.genuine
        }
        arrays = [self.read[one] for one in self.genuine]
        every = np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.uint64)
        owners = np.repeat(np.arange(len(arrays), dtype=np.int32), [len(one) for one in arrays])
        order = np.argsort(every, kind="stable")
        self._runs, self._owners = every[order], owners[order]
        self.told = lru_cache(maxsize=256)(_told)

    def nearest(self, pasted: str) -> list[Genuine]:
        """Return the texts that share the most with a pasted one, the nearest first."""
        plain = without_hidden(pasted)
        asked = np.union1d(runs(plain), runs(in_plain_letters(plain)))
        first = np.searchsorted(self._runs, asked, side="left")
        counts = np.searchsorted(self._runs, asked, side="right") - first
        first, counts = first[counts > 0], counts[counts > 0]
        if not len(counts):
            return []
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        owners = self._owners[np.repeat(first, counts) + within]
        rarity = np.log1p(len(self.genuine) / counts)
        weights = np.bincount(owners, np.repeat(rarity, counts), len(self.genuine))
        order = np.argsort(-weights, kind="stable")[:NEAREST]
        return [self.genuine[place] for place in order if weights[place] >= FAR * weights[order[0]]]


def full_text(genuine: Genuine) -> str:
    """Return title and text in canonical form; the title once, also where the text begins with it."""
    text = canonical(genuine.text, genuine.language)
    title = canonical(genuine.title, genuine.language)
    return text if not title or text.startswith(title) else f"{title}\n{text}"


def _told(genuine: Genuine) -> tuple[str, list[Token]]:
    text = full_text(genuine)
    return text, tokens(text)


def runs(text: str) -> Runs:
    """Return the distinct runs of a text, as numbers."""
    words = Words(text)
    numbers = words.numbers
    if words.scripts is None:
        return _unique(_of_length(numbers, LENGTHS[SPACED]))
    found = []
    for script, length in LENGTHS.items():
        made = _of_length(numbers, length)
        found.append(made[words.scripts[: len(made)] == script])
    return _unique(np.concatenate(found))


def _of_length(numbers: Runs, length: int) -> Runs:
    """Mix each number with those that follow; a text shorter than a run is one run."""
    length = min(length, len(numbers))
    if not length:
        return np.zeros(0, dtype=np.uint64)
    count = len(numbers) - length + 1
    mixed = numbers[:count].copy()
    for step in range(1, length):
        mixed = mixed * _FACTOR ^ numbers[step : step + count]
    return mixed


def _unique(found: Runs) -> Runs:
    unique: Runs = np.unique(found)
    return unique
