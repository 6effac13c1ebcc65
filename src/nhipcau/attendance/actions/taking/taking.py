"""Takes a batch: one transaction, one entry in the record, one typed answer for each fact.

First in good hope, as if nothing had come before: most batches are arrivals of people who are not there yet,
and constraints tell when that is wrong. Then again with everything read that stands.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, OperationalError, connection

from nhipcau.attendance.actions.devices import heard_from
from nhipcau.attendance.actions.taking.handed import Handed
from nhipcau.attendance.actions.taking.lines import take_lines
from nhipcau.attendance.actions.taking.places import heard, place_of
from nhipcau.attendance.actions.taking.results import Result, counted, results
from nhipcau.attendance.actions.taking.said import take_facts
from nhipcau.attendance.queries.standing import said_before
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note

TRIES = 5
"""The first in good hope; each further one is needed only where another batch came between."""
HOPED = (states.ARRIVE, states.WALK_IN)


def take(
    *, at: datetime, batch: BatchSheet, site_id: int, way: str, device: Any = None, by: Any = None
) -> list[Result]:
    """Take a batch any number of times; each fact counts once and has its answer, in the order given."""
    handed = Handed(at, batch, site_id, way, device, by)
    may_hope = all(fact.kind in HOPED for fact in handed.facts())
    for number in range(1, TRIES + 1):
        try:
            with write_gate():
                return taken(handed, is_hopeful=may_hope and number == 1)
        except (IntegrityError, OperationalError) as fault:
            if number == TRIES or not _came_between(fault):
                raise
    raise AssertionError(number)


def _came_between(fault: Exception) -> bool:
    """Say whether another batch was there first; PostgreSQL also parts two that wait for each other."""
    return isinstance(fault, IntegrityError) or connection.vendor == "postgresql"


def taken(handed: Handed, *, is_hopeful: bool) -> list[Result]:
    """Take a batch inside the caller's gate."""
    batch, at = handed.batch, handed.at
    place = place_of(handed.site_id, handed.half_days())
    known = {} if is_hopeful else said_before(handed.fact_ids())
    said, names = take_facts(handed, place, known, is_hopeful=is_hopeful)
    lines = take_lines(handed, place)
    if handed.device is not None and handed.way == states.ONLINE:
        heard_from(device=handed.device, at=at, offset_ms=handed.offset_ms, waiting=batch.waiting)
    answers = results(batch.facts, {**known, **lines, **said}, names, site=place.site.pk)
    is_new = bool(said) or any(line.outcome == states.NEW for line in lines.values())
    if is_new:
        heard(place, {each.half_day for each in said.values()}, at)
    if is_new and not handed.is_part:
        note(by=handed.by, at=at, verb="attendance.take", subject=f"training.site:{place.site.public_id}",
             after={"batch": batch.batch_id, "way": handed.way, **counted(answers),
                    "device": handed.device.public_id if handed.device else ""})  # fmt: skip
    return answers
