"""How a clock stands at a moment: running or stopped, in time or late, and how urgent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SOON_SHARE = 4
"""A clock warns in the last quarter of its time."""
MINUTES, HOURS = 60, 24


class State(StrEnum):
    """Whether the clock still runs."""

    RUNNING = "running"
    STOPPED = "stopped"


class Move(StrEnum):
    """What may happen to a clock."""

    RECORD_START = "record_start"
    EXTEND = "extend"
    HAND_OVER = "hand_over"
    RECOUNT = "recount"
    STOP = "stop"


MOVES: dict[State, frozenset[Move]] = {State.RUNNING: frozenset(Move), State.STOPPED: frozenset()}
"""A stopped clock is over: nothing starts it again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a clock stands; `left` is negative once it is late."""

    state: State
    is_late: bool
    tone: str
    left: timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in the parts people say."""

    days: int
    hours: int
    minutes: int


def standing(started_at: datetime, due_at: datetime, stopped_at: datetime | None, at: datetime) -> Standing:
    """Judge a clock; to stop at the very end is in time."""
    left = due_at - (stopped_at or at)
    is_late = left < timedelta()
    state = State.STOPPED if stopped_at else State.RUNNING
    is_soon = state is State.RUNNING and left * SOON_SHARE <= due_at - started_at
    tone = "bad" if is_late else "warn" if is_soon else "good"
    return Standing(state, is_late, tone, left)


def span_of(length: timedelta) -> Span:
    """Cut a length into whole days, hours and minutes."""
    minutes = int(abs(length) / timedelta(minutes=1))
    hours, minutes = divmod(minutes, MINUTES)
    days, hours = divmod(hours, HOURS)
    return Span(days, hours, minutes)
