"""The registry of what waits for a person: each room adds its own, the start page shows them by their day.

Builders in at start-up (`desk.py`); `waiting_for(person, at)` out, the oldest clock first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from nhipcau.common.navigation import Visitor


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that somebody must do."""

    what: Any
    """What is asked: "Duyệt phát ngôn"."""
    title: str
    url: str
    due_at: datetime | None = None
    """By when; None where no clock runs."""
    since: datetime | None = None
    where: str = ""
    """Whose it is, where that is not the own unit: "Xã Đàm Thủy"."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How and for whom a room tells what waits; each builder returns at most `MOST` rows."""

    key: str
    build: Callable[[Visitor, datetime], Iterable[Waiting]]
    needs: str = ""


MOST = 50
_builders: dict[str, Waits] = {}


def add(builder: Waits) -> None:
    """Let a room tell what waits; a second builder of the same key replaces the first."""
    _builders[builder.key] = builder


def waiting_for(person: Visitor, at: datetime) -> list[Waiting]:
    """Return everything that waits for this person: by its day, then what waits longest."""
    rows = [
        row
        for builder in _builders.values()
        if not builder.needs or person.may(builder.needs)
        for row in builder.build(person, at)
    ]
    return sorted(rows, key=_order)


def _order(row: Waiting) -> tuple[bool, float, bool, float, str]:
    due = row.due_at.timestamp() if row.due_at else 0.0
    since = row.since.timestamp() if row.since else 0.0
    return row.due_at is None, due, row.since is None, since, row.title
