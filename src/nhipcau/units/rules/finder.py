"""The place finder of the reading line: the gazetteer joined with the matching of Vietnamese text.

Implements `nhipcau.reading.tools.PlaceFinder`; called by whoever loads the tools of the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from nhipcau.reading.languages.vi.places.book import Book
from nhipcau.reading.languages.vi.places.find import find_places
from nhipcau.reading.records import Place, Span
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.seed import load_gazetteer


class GazetteerFinder:
    """Finds units of the seed's map; a child process builds its own."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.book = Book(gazetteer)

    def __reduce__(self) -> tuple[Callable[[], GazetteerFinder], tuple[()]]:
        return load_place_finder, ()

    def find(
        self, text: str, *, on: date | None, taken: Sequence[Span] = (), near: Iterable[str] = ()
    ) -> tuple[Place, ...]:
        """Return the places of the text as the map stood that day."""
        return find_places(text, self.book, on=on, taken=taken, near=near)


@lru_cache(maxsize=1)
def load_place_finder() -> GazetteerFinder:
    """Return the finder, built once a process."""
    return GazetteerFinder(load_gazetteer())
