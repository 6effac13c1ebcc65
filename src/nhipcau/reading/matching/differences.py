"""Where two texts that look alike say different things: figures, negation, direction, place, date.

In: two texts in any of the six languages. Out: differences, each with the words of both sides. It warns; it never decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nhipcau.reading.languages.identify import identify
from nhipcau.reading.matching.tidy import tidy

Kind = Literal["figures", "negation", "direction", "place", "date"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which two texts part; the words are quoted from each, empty where a side is silent."""

    kind: Kind
    one_says: str
    other_says: str


def differences(
    one: str, other: str, *, one_language: str | None = None, other_language: str | None = None
) -> list[Difference]:
    """Return the points on which two texts part."""
    return []


@dataclass(frozen=True, slots=True)
class Reason:
    """What two texts share; words as the first text spells them."""

    words: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]
    dates: tuple[str, ...]


def why(
    one: str, other: str, *, one_language: str | None = None, other_language: str | None = None
) -> Reason:
    """Return what two texts share, to be shown as the reason of a match."""
    return Reason((), (), (), ())
