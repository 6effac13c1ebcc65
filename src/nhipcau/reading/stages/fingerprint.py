"""A text in, what copies are found by out: all its runs of words, and the few that an index keeps.

`fingerprint` is called by `line`, `signed` by whoever compares; why so is in docs/benchmarks.md.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.stages.letters import ALPHABETIC, HAN, SPACED, Numbers, Words

_COMPARED = {SPACED: 3, ALPHABETIC: 7, HAN: 4}
"""Words in a compared run; seven Lao letters and four Han signs are some two or three words.

Looked up are two such runs that meet in one word: phrases of every article ("nhân dân tỉnh") are too short.
"""
_FIGURES = 2
"""Figures in a run of figures: their order says more than the words around them, which columns repeat."""
FEWEST, MOST, ONE_IN = 32, 96, 16
"""Runs kept of a text: a sixteenth, so that a cut copy and its original share a third of at least 32."""
_VERSION = "k2"
"""Changes when fingerprints stop being comparable: with the runs, the letters or the mixing."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio, odd (Knuth)."""
_MEETING = np.uint64(0xBF58476D1CE4E5B9)
"""Another odd one, so that the word in which two runs meet does not fall out of the sum (splitmix64)."""
Chosen = NDArray[np.bool_]


class Signed:
    """A text as sets of numbers; those that only a comparison asks for are made when first asked for."""

    def __init__(self, text: str) -> None:
        """Read a text and choose the runs by which it is looked up."""
        self._words = Words(text)
        self.anchors: tuple[int, ...] = tuple(_lowest(self._each(_longer) >> np.uint64(1)).tolist())
        """The lowest of the longer runs; two texts share about as many of them as they share text."""

    @cached_property
    def pieces(self) -> Numbers:
        """All runs of words, each once, sorted."""
        return _once(np.sort(self._each(_runs)))

    @cached_property
    def prose(self) -> Numbers:
        """The runs of mostly small words without figures, as they stand: neither list nor table."""
        return self._each(_prose)

    @cached_property
    def figures(self) -> Numbers:
        """All runs of figures, whatever words stand between, sorted; one that stands twice counts twice."""
        return np.sort(_runs_of(self._words.numbers[self._words.figures], _FIGURES))

    def _each(self, cut: Callable[[Words, int], tuple[Numbers, Chosen | None]]) -> Numbers:
        """Cut the words of each script into runs as long as that script needs."""
        scripts = self._words.scripts
        if scripts is None:
            runs, chosen = cut(self._words, _COMPARED[SPACED])
            return runs if chosen is None else runs[chosen]
        found = []
        for script, size in _COMPARED.items():
            runs, chosen = cut(self._words, size)
            begun = scripts[: len(runs)] == script
            found.append(runs[begun if chosen is None else begun & chosen])
        return np.concatenate(found)


def signed(text: str) -> Signed:
    """Read a text for comparison; equal texts give equal numbers on every machine."""
    return Signed(text)


def fingerprint(text: str) -> str:
    """Write down the runs by which copies of a text are looked up."""
    packed = np.array(signed(text).anchors, dtype="<i8").tobytes()
    return f"{_VERSION}:" + base64.urlsafe_b64encode(packed).decode()


def anchors(written: str) -> tuple[int, ...]:
    """Read the runs of a fingerprint back, as numbers of 63 bits, which every database holds."""
    version, _, packed = written.partition(":")
    if version != _VERSION:
        message = f"fingerprint of an unknown kind: {version!r}"
        raise ValueError(message)
    return tuple(np.frombuffer(base64.urlsafe_b64decode(packed), dtype="<i8").tolist())


def _lowest(runs: Numbers) -> Numbers:
    """Keep the lowest, each once; what repeats itself leaves fewer of a text that does."""
    wanted = min(MOST, max(FEWEST, len(runs) // ONE_IN))
    return _once(np.sort(np.partition(runs, wanted)[:wanted] if len(runs) > wanted else runs))


def _once(found: Numbers) -> Numbers:
    """Keep each of these sorted numbers once."""
    fresh = np.ones(len(found), dtype=bool)
    np.not_equal(found[1:], found[:-1], out=fresh[1:])
    return found[fresh]


def _runs(words: Words, size: int) -> tuple[Numbers, None]:
    return _runs_of(words.numbers, size), None


def _longer(words: Words, size: int) -> tuple[Numbers, None]:
    """Number every two runs that meet in one word: five words of three and three."""
    pieces = _runs_of(words.numbers, size)
    count = len(pieces) - size + 1
    if count < 1:
        return _mixed(pieces), None
    return _mixed(pieces[:count] * _MEETING + pieces[size - 1 :]), None


def _prose(words: Words, size: int) -> tuple[Numbers, Chosen]:
    runs = _runs_of(words.numbers, size)
    has_figures = _count(words.figures, size, len(runs)) > 0
    return runs, ~has_figures & (2 * _count(words.names, size, len(runs)) < size)


def _runs_of(numbers: Numbers, size: int) -> Numbers:
    """Number every run of so many words; a shorter text is one run."""
    size = min(size, len(numbers))
    count = len(numbers) - size + 1 if size else 0
    made = numbers[:count].copy()
    for place in range(1, size):
        made *= _FACTOR
        made += numbers[place : place + count]
    return made


def _mixed(made: Numbers) -> Numbers:
    """Let every bit bear on the high ones, in place: the lowest of all are to be any of them."""
    made ^= made >> np.uint64(32)
    made *= _FACTOR
    return made


def _count(marked: NDArray[np.bool_], size: int, runs: int) -> NDArray[np.uint8]:
    """Count in each run the words that are marked."""
    total = marked[:runs].astype(np.uint8)
    for place in range(1, min(size, len(marked))):
        total += marked[place : place + runs]
    return total
