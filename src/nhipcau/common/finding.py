"""The registry of the one search: each room finds among its own rows, with its own rights.

Finders in at start-up (`desk.py`); `found_for(person, words)` out, a group a room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from nhipcau.common.navigation import Visitor


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found."""

    title: str
    url: str
    said: str = ""
    """A line of it, plain text."""
    when: datetime | date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What one room found; `more_url` leads to its own list with the same words."""

    hits: Sequence[Hit]
    total: int
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class Finder:
    """How and for whom a room searches; `find(person, words, most)`."""

    key: str
    label: Any
    find: Callable[[Visitor, str, int], Found]
    needs: str = ""
    order: int = 100


_finders: dict[str, Finder] = {}


def add(finder: Finder) -> None:
    """Let a room be searched; a second finder of the same key replaces the first."""
    _finders[finder.key] = finder


def found_for(
    person: Visitor, words: str, *, most: int, only: Iterable[str] = ()
) -> list[tuple[Finder, Found]]:
    """Return what each room found that this person may see, in the order of the rooms."""
    wanted = set(only)
    asked = sorted(_finders.values(), key=lambda finder: finder.order)
    return [
        (finder, finder.find(person, words, most))
        for finder in asked
        if (not finder.needs or person.may(finder.needs)) and (not wanted or finder.key in wanted)
    ]
