"""The system's own counts. In: a counter's key, a unit, first and last day; out: a figure and its rows.

A figure is always the sum of its rows. Called by prefilling and by the pages of where a number comes from.
"""

from __future__ import annotations

from datetime import date, datetime

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.reports.queries.counting import (
    asked_by_press,
    checking,
    presenting,
    reading,
    speaking,
    steering,
    teaching,
)
from nhipcau.reports.queries.counting.asking import Asked, Counted, Counter, Row, sum_of
from nhipcau.reports.queries.counting.standing import works_here

__all__ = ["COUNTERS", "Asked", "Counted", "Counter", "Row", "counted", "works_here"]

ROOMS = (steering, speaking, asked_by_press, reading, checking, presenting, teaching)
COUNTERS: dict[str, Counter] = {counter.key: counter for room in ROOMS for counter in room.COUNTERS}
"""What can be counted, by the name that rulebook/reporting.toml gives it."""


def counted(
    code: str,
    unit_id: str,
    since: date,
    until: date,
    *,
    at: datetime | None = None,
    known: bool | None = None,
) -> Counted:
    """Count one kind of work of a unit from `since` through `until`.

    `at` is now, for clocks that still run. `known` spares asking again whether the unit works here, where
    many counters are counted in one go.
    """
    counter = COUNTERS[code]
    rows = list(counter.find(Asked(unit_id, since, until, at or datetime.now(ZONE))))
    is_known = works_here(unit_id) if known is None and not rows and not counter.is_ratio else bool(known)
    return sum_of(rows, is_ratio=counter.is_ratio, works_here=is_known)
