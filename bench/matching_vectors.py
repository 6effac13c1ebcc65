"""Vectors kept on disk between runs, by model and text, so that a set is embedded once.

In: texts. Out: rows. Called by bench/matching.py; the files lie under var/, which git does not see.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.matching.vectors import vector_of
from nhipcau.reading.tools import Embedder

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench-vectors"
SAVE_EVERY = 500


class KeptVectors:
    """One file a model: sixteen bytes of the text's hash and its row, appended as they come."""

    def __init__(self, embedder: Embedder, folder: Path = FOLDER) -> None:
        self._embedder = embedder
        self._path = folder / f"{hashlib.sha256(embedder.name.encode()).hexdigest()[:16]}.bin"
        self._width = embedder.dimensions * 2
        self._rows: dict[bytes, bytes] = {}
        self.embedded, self.seconds = 0, 0.0
        if self._path.exists():
            content = self._path.read_bytes()
            step = 16 + self._width
            for at in range(0, len(content) - step + 1, step):
                self._rows[content[at : at + 16]] = content[at + 16 : at + step]

    def rows(self, texts: Sequence[str], what: str) -> list[NDArray[np.float32] | None]:
        """Return a row a text (None for an empty one), embedding what is new and telling how far it is."""
        keys = [hashlib.sha256(text.encode()).digest()[:16] for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if text and key not in self._rows}
        self._embed(new, what)
        return [
            np.frombuffer(self._rows[key], dtype="<f2").astype(np.float32) if key in self._rows else None
            for key in keys
        ]

    def _embed(self, new: dict[bytes, str], what: str) -> None:
        if not new:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        began, step = time.perf_counter(), 16 + self._width
        with self._path.open("ab") as file:
            file.seek(0, 2)
            file.truncate(file.tell() // step * step)
            for number, (key, text) in enumerate(new.items(), start=1):
                row = vector_of(text, self._embedder)
                self._rows[key] = np.asarray(row, dtype="<f2").tobytes()
                file.write(key + self._rows[key])
                if number % 50 == 0 or number == len(new):
                    spent = time.perf_counter() - began
                    left = spent / number * (len(new) - number)
                    print(
                        f"\rembedding {what}: {number}/{len(new)}, {left:.0f} s left ",
                        end="",
                        file=sys.stderr,
                    )
                if number % SAVE_EVERY == 0:
                    file.flush()
        print(file=sys.stderr)
        self.embedded += len(new)
        self.seconds += time.perf_counter() - began
