"""All that happened around a claim in one dated list. Pure: events in, days in order out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

# Kinds of events; those of one moment stand in this order.
SAID = "said"
EVIDENCE = "evidence"
OPENED = "opened"
ASKED = "asked"
ANSWERED = "answered"
FINDING = "finding"
CORRECTION = "correction"
KINDS = (SAID, EVIDENCE, OPENED, ASKED, ANSWERED, FINDING, CORRECTION)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on a day, at an hour where it is known."""

    kind: str
    on: date
    at: datetime | None
    title: str
    about: str = ""
    anchor: str = ""
    """Where it stands on the page."""
    is_struck: bool = False
    """Withdrawn: it happened, and no longer counts."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day and what happened then."""

    on: date
    events: tuple[Event, ...]


def by_day(events: Iterable[Event]) -> list[Day]:
    """Put events in order: by day, what has no hour first, then by hour and kind."""
    ordered = sorted(events, key=_place)
    return [Day(on, tuple(same)) for on, same in groupby(ordered, key=lambda event: event.on)]


def _place(event: Event) -> tuple[date, bool, float, int, str]:
    hour = event.at.timestamp() if event.at else 0.0
    return event.on, event.at is not None, hour, KINDS.index(event.kind), event.title
