"""A text in, what copies are found by out: all its runs of words, and the few that an index keeps.

`fingerprint` is called by `line`, `signed` by whoever compares; why so is in docs/benchmarks.md.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

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
_VERSION = "k1"
"""Changes when fingerprints stop being comparable: with the runs, the letters or the mixing."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio, odd (Knuth)."""


@dataclass(frozen=True, slots=True, eq=False)
class Signed:
    """A text as sets of numbers."""

    pieces: Numbers
    """All runs of words, sorted; one that stands twice counts twice."""
    prose: Numbers
    """Those of mostly small words without figures: neither list nor table."""
    figures: Numbers
    """All runs of figures, whatever words stand between, sorted."""
    anchors: tuple[int, ...]
    """The lowest of the longer runs; two texts share about as many of them as they share text."""


def signed(text: str) -> Signed:
    """Read a text for comparison; equal texts give equal numbers on every machine."""
    words = Words(text)
    scripts = [SPACED] if words.scripts is None else [SPACED, ALPHABETIC, HAN]
    cut = [_cut(words, script) for script in scripts]
    pieces, prose, longer = (
        np.concatenate(parts) if len(parts) > 1 else parts[0] for parts in zip(*cut, strict=True)
    )
    figures = np.sort(_runs(words.numbers[words.figures], _FIGURES))
    return Signed(np.sort(pieces), prose, figures, tuple(_lowest(longer >> np.uint64(1)).tolist()))


def _cut(words: Words, script: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the compared runs that begin in a script, the prose among them, and the looked-up runs."""
    size = _COMPARED[script]
    pieces = _runs(words.numbers, size)
    is_prose = (_count(words.figures, size, len(pieces)) == 0) & (
        2 * _count(words.names, size, len(pieces)) < size
    )
    longer = _longer(pieces, size)
    if words.scripts is None:
        return pieces, pieces[is_prose], longer
    begun = words.scripts[: len(pieces)] == script
    return pieces[begun], pieces[begun & is_prose], longer[begun[: len(longer)]]


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
    lowest = np.sort(np.partition(runs, wanted)[:wanted] if len(runs) > wanted else runs)
    fresh = np.ones(len(lowest), dtype=bool)
    fresh[1:] = lowest[1:] != lowest[:-1]
    return lowest[fresh]


def _runs(numbers: Numbers, size: int) -> Numbers:
    """Number every run of so many words; a shorter text is one run."""
    size = min(size, len(numbers))
    count = len(numbers) - size + 1 if size else 0
    made = numbers[:count].copy()
    for place in range(1, size):
        made *= _FACTOR
        made += numbers[place : place + count]
    return _mixed(made)


def _longer(pieces: Numbers, size: int) -> Numbers:
    """Number every two runs that meet in one word: five words of three and three."""
    count = len(pieces) - size + 1
    if count < 1:
        return pieces
    return _mixed(pieces[:count] * _FACTOR + pieces[size - 1 :])


def _mixed(made: Numbers) -> Numbers:
    """Spread what is alike over all 64 bits, in place (the finalizer of splitmix64, Steele et al. 2014)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        made ^= made >> np.uint64(shift)
        made *= np.uint64(factor)
    made ^= made >> np.uint64(31)
    return made


def _count(marked: NDArray[np.bool_], size: int, runs: int) -> NDArray[np.uint8]:
    """Count in each run the words that are marked."""
    total = marked[:runs].astype(np.uint8)
    for place in range(1, min(size, len(marked))):
        total += marked[place : place + runs]
    return total
