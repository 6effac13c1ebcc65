"""The registry of what higher rooms keep of delegates: each says how it forgets, unknown to this room.

In at start-up (`desk.py`): ``forgetting.add("learning", forget)``; `forget(pks, at)` is called by
`actions/erasing.py` inside its gate, for one person and for whole conferences past their day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

Forget = Callable[[Sequence[int], datetime], None]
"""Takes the pks of delegates and the moment; empties names in its own rows."""

_rooms: dict[str, Forget] = {}


def add(room: str, forget: Forget) -> None:
    """Say how a room forgets delegates; the same room replaces its own way."""
    _rooms[room] = forget


def forget(pks: Sequence[int], at: datetime) -> None:
    """Have every room forget these delegates."""
    for each in _rooms.values():
        each(pks, at)


def rooms() -> set[str]:
    """Return the rooms that keep something of delegates."""
    return set(_rooms)
