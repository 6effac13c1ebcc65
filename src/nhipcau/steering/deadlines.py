"""The registry of deadlines: each room adds its own; the calendar shows them, reminding writes about them.

Providers in at start-up (`desk.py` of a room); `due(since, until)` and `of_unit(…)` out, by their day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that a unit owes until a day."""

    subject: str
    """As the record names it: "steering.task:abc"; a reminder is kept under it."""
    unit_id: str
    up_unit_id: str | None
    """Whom an overdue one is told to; None where nobody stands above."""
    title: str
    due_on: date
    url: str
    is_settled: bool = False
    """Done, handed in, waiting for another or dropped: nobody is reminded."""
    moves: int = 0
    """How often its day was moved; calendars tell a newer entry by it."""


@dataclass(frozen=True, slots=True)
class Provider:
    """How a room tells its deadlines: of all units, of one; both days included."""

    key: str
    due: Callable[[date, date], Iterable[Deadline]]
    of_unit: Callable[[str, date, date], Iterable[Deadline]]


_providers: dict[str, Provider] = {}


def add(provider: Provider) -> None:
    """Let a room tell its deadlines; a second provider of the same key replaces the first."""
    _providers[provider.key] = provider


def due(since: date, until: date) -> list[Deadline]:
    """Return the deadlines of all units between two days, the nearest first."""
    return _sorted(row for provider in _providers.values() for row in provider.due(since, until))


def of_unit(unit_id: str, since: date, until: date) -> list[Deadline]:
    """Return those of one unit."""
    return _sorted(row for provider in _providers.values() for row in provider.of_unit(unit_id, since, until))


def _sorted(rows: Iterable[Deadline]) -> list[Deadline]:
    return sorted(rows, key=lambda row: (row.due_on, row.title, row.subject))
