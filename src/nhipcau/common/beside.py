"""The registry of cards beside a page: a higher room shows itself on a lower room's page unknown to it.

Builders in at start-up (`desk.py`); `cards_beside(kind, …)` out, called by the page of an article, a story …
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from nhipcau.common.desk import Card
    from nhipcau.common.navigation import Visitor


@dataclass(frozen=True, slots=True)
class Beside:
    """How and for whom a card beside a page is made."""

    key: str
    build: Callable[[Visitor, str, datetime], Card | None]
    """Who looks, the public id of what the page shows, and when."""
    needs: str = ""
    order: int = 100


_builders: dict[str, dict[str, Beside]] = defaultdict(dict)


def add(kind: str, builder: Beside) -> None:
    """Put a card beside every page of a kind (`monitoring.article`); the same key replaces the first."""
    _builders[kind][builder.key] = builder


def cards_beside(kind: str, person: Visitor, public_id: str, *, at: datetime) -> list[Card]:
    """Build the cards this person may see beside that page, in their order."""
    allowed = sorted(_builders[kind].values(), key=lambda builder: builder.order)
    cards = (
        builder.build(person, public_id, at)
        for builder in allowed
        if not builder.needs or person.may(builder.needs)
    )
    return [card for card in cards if card is not None]
