"""The registry of cards on the start page: rooms add theirs, so that no room is imported here.

Builders in at start-up; `cards_for(person, at=…)` out, called by the home page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from nhipcau.common.navigation import Visitor


@dataclass(frozen=True, slots=True)
class Line:
    """One counted line of a card."""

    label: str
    value: int | str
    url: str = ""
    tone: str = "neutral"
    """neutral | good | warn | bad | info."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a room has to say today."""

    title: str
    figure: int | None = None
    """The one number to see first."""
    caption: str = ""
    lines: Sequence[Line] = ()
    url: str = ""
    link: str = ""
    """The words of the link to `url`."""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Builder:
    """How and for whom a card is made."""

    key: str
    build: Callable[[Visitor, datetime], Card | None]
    needs: str = ""
    order: int = 100


_builders: dict[str, Builder] = {}


def add(builder: Builder) -> None:
    """Put a card on the desk; a second one of the same key replaces the first."""
    _builders[builder.key] = builder


def cards_for(person: Visitor, *, at: datetime, rank: Callable[[str], int] | None = None) -> list[Card]:
    """Build the cards this person may see, in their order; `rank` says of a key what stands before that."""
    allowed = sorted(
        _builders.values(), key=lambda builder: (rank(builder.key) if rank else 0, builder.order)
    )
    cards = (
        builder.build(person, at) for builder in allowed if not builder.needs or person.may(builder.needs)
    )
    return [card for card in cards if card is not None]
