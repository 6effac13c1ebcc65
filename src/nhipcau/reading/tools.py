"""What the line needs loaded once and passed in: never a global, always behind a Protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

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


@dataclass(frozen=True, slots=True)
class Tools:
    """The loaded parts that `line.read` passes to its stages."""

    places: PlaceFinder | None = None
