"""The dated book of events: national days, festivals, dates of the moon; each with its source. Pure.

In: rulebook/events.toml. Out: events by day. Called by the calendar and by pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from nhipcau.common.dated import BOOKS, SURE, RuleBookError, rows_of

NATIONAL, FESTIVAL, LOCAL, ABROAD = "national", "festival", "local", "abroad"
KINDS = (NATIONAL, FESTIVAL, LOCAL, ABROAD)


@dataclass(frozen=True, slots=True)
class Event:
    """One event on one day."""

    key: str
    """Names the event over the years."""
    on: date
    kind: str
    name: str
    name_en: str
    unit_id: str
    """Only people of this unit have it in their calendar; empty means everybody."""
    is_lunar: bool
    basis: str
    sure: str


@cache
def events() -> tuple[Event, ...]:
    """Read the book: every day of every event, in order."""
    told: list[Event] = []
    for row in rows_of(BOOKS / "events.toml", "event"):
        if row["sure"] not in SURE or row["kind"] not in KINDS or not row["basis"] or not row["days"]:
            raise RuleBookError(row["key"])
        told.extend(
            Event(row["key"], day, row["kind"], row["name"], row["name_en"], row.get("unit", ""),
                  bool(row.get("lunar")), row["basis"], row["sure"])
            for day in row["days"]
        )  # fmt: skip
    return tuple(sorted(told, key=lambda event: (event.on, event.key)))


def events_of(unit_id: str, first: date, last: date) -> list[Event]:
    """Return the events of a unit between two days, both included."""
    return [one for one in events() if one.unit_id in {"", unit_id} and first <= one.on <= last]


@cache
def event_names() -> dict[str, str]:
    """Return the name of every event by its key."""
    return {one.key: one.name for one in events()}


def unplanned(unit_id: str, planned: Iterable[tuple[str, date]], on: date, days: int) -> list[Event]:
    """Return the events of the next days for which nothing is planned within those days."""
    last = on + timedelta(days=days)
    keys = {key for key, day in planned if on <= day <= last}
    return [one for one in events_of(unit_id, on, last) if one.key not in keys]
