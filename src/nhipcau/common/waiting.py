"""The registry of what waits for a person: each room adds its own, the start page shows them by their day.

Builders in at start-up (`desk.py`); `waiting_for(person, at)` out, the oldest clock first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime


class Colleague(Protocol):
    """Whoever has work here: what he may do, and what he is."""

    @property
    def roles(self) -> frozenset[str]:
        """The roles held."""

    def may(self, action: str) -> bool:
        """Say whether this person may do this action at all."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that somebody must do."""

    what: Any
    """What is asked: "Duyệt phát ngôn"."""
    title: str
    url: str
    due_at: datetime | None = None
    """By when; None where no clock runs. A whole day ends at its 24:00 (`clocks.rules.due.end_of`)."""
    since: datetime | None = None
    where: str = ""
    """Whose it is, where that is not the own unit: "Xã Đàm Thủy"."""
    room: str = ""
    """Which room asks; `waiting_for` sets it from the builder's key."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How and for whom a room tells what waits; of each builder at most `MOST` rows are taken."""

    key: str
    """The room, a dot, what: "press.enquiries"."""
    build: Callable[[Any, datetime], Iterable[Waiting]]
    needs: str = ""
    roles: frozenset[str] = frozenset()
    """Whose work it is, where more people may do it than are waited for; empty means whoever may."""


MOST = 50
_builders: dict[str, Waits] = {}


def add(builder: Waits) -> None:
    """Let a room tell what waits; a second builder of the same key replaces the first."""
    _builders[builder.key] = builder


def waiting_for(person: Colleague, at: datetime) -> list[Waiting]:
    """Return everything that waits for this person: by its day, then what waits longest."""
    rows = [
        replace(row, room=row.room or builder.key.partition(".")[0])
        for builder in _builders.values()
        if _is_waited_for(builder, person)
        for row in islice(builder.build(person, at), MOST)
    ]
    return sorted(rows, key=_order)


def _is_waited_for(builder: Waits, person: Colleague) -> bool:
    may = not builder.needs or person.may(builder.needs)
    return may and (not builder.roles or not builder.roles.isdisjoint(person.roles))


def _order(row: Waiting) -> tuple[bool, float, bool, float, str]:
    due = row.due_at.timestamp() if row.due_at else 0.0
    since = row.since.timestamp() if row.since else 0.0
    return row.due_at is None, due, row.since is None, since, row.title
