"""A text in, a short signature out by which copies are found; called by `line`, compared by whoever groups.

MinHash (rensa) over word triples, character 5-grams where no spaces part words; see docs/benchmarks.md.
"""

from __future__ import annotations

import base64
import re

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from nhipcau.reading.folding import is_unspaced

PERMUTATIONS = 128
"""Standard error of the estimate: at most 4.5 points."""
_SEED = 57
_WORD = re.compile(r"\w+")
_LETTERS = 5
_VERSION = "r1"
"""Changes when signatures stop being comparable: with the shingles, the seed, or rensa's own algorithm."""


def shingles(text: str) -> list[str]:
    """Cut a text into overlapping pieces: word triples, or runs of letters in unspaced scripts."""
    found = _WORD.findall(text.lower())
    if is_unspaced(text[:1000]):
        run = "".join(found)
        return [run[i : i + _LETTERS] for i in range(max(1, len(run) - _LETTERS + 1))]
    return [" ".join(three) for three in zip(found, found[1:], found[2:], strict=False)] or [" ".join(found)]


def fingerprint(text: str) -> str:
    """Sign a text; equal texts sign equally in every process and on every machine."""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(shingles(text))
    lowest = np.array(minhash.digest(), dtype="<u8") & np.uint64(0xFFFF)
    return f"{_VERSION}:" + base64.urlsafe_b64encode(lowest.astype("<u2").tobytes()).decode()


def signature(signed: str) -> NDArray[np.uint16]:
    """Unpack a fingerprint into its numbers, e.g. for banding."""
    version, _, packed = signed.partition(":")
    if version != _VERSION:
        message = f"fingerprint of an unknown kind: {version!r}"
        raise ValueError(message)
    return np.frombuffer(base64.urlsafe_b64decode(packed), dtype="<u2")


def similar(one: str, other: str) -> float:
    """Estimate which share of their pieces two texts have in common."""
    return float((signature(one) == signature(other)).mean())
