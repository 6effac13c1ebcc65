"""What the line needs loaded once and passed in: never a global, always behind a Protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.records import Place, Span


class PlaceFinder(Protocol):
    """Finds units of the dated gazetteer in a text."""

    def find(
        self, text: str, *, on: date | None, taken: Sequence[Span] = (), near: Iterable[str] = ()
    ) -> tuple[Place, ...]:
        """Return the places of ``text`` as the map stood ``on`` that day.

        ``taken`` are spans that are something else already (names of people);
        ``near`` are unit ids the outlet or title points to and that settle a doubt.
        """
        ...


class Embedder(Protocol):
    """Turns texts of any language into vectors whose closeness is closeness of meaning."""

    name: str
    """Goes into the key of a cache: it changes when vectors stop being comparable."""
    dimensions: int

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length one (L2) a text, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """The loaded parts that `line.read` passes to its stages."""

    places: PlaceFinder | None = None
