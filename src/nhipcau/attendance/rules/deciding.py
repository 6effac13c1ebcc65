"""What becomes of a fact, and what changes by it. Pure; `decide` looks, `taken` lets it stand.

In: a case (a fact whose half-day, person and hour are looked up) and what stands. Out: one typed outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.clock import Timed
from nhipcau.attendance.rules.standing import TAKEN, Said, Standing

NO_HOUR = Timed(None, "")


@dataclass(frozen=True, slots=True)
class Case:
    """A fact with everything that is known of it."""

    fact_id: str
    kind: str
    site: int
    half_day: int | None = None
    delegate: int | None = None
    """Primary key; negative: somebody who would be put on the list by this fact."""
    place: int | None = None
    timed: Timed = NO_HOUR
    undoes: str = ""
    refusal: str = ""
    """Why it cannot be taken whatever stands: an unknown pass, another conference."""


class Intent(NamedTuple):
    """What becomes of a fact."""

    outcome: str
    reason: str = ""


def decide(case: Case, standing: Standing) -> Intent:
    """Return the outcome of a fact that did not come before."""
    if case.refusal:
        return Intent(states.REFUSED, case.refusal)
    if case.kind == states.UNDO:
        return _undo(case, standing)
    if case.timed.reason:
        return Intent(states.QUARANTINED, case.timed.reason)
    if case.half_day is None or case.delegate is None or case.place is None:
        return Intent(states.REFUSED, states.UNREADABLE)
    if case.kind == states.EXCUSE:
        return _excuse(standing, case.half_day, case.place)
    return _arrive(standing, case.half_day, case.delegate, case.place, case.site)


def taken(case: Case, intent: Intent, standing: Standing) -> Said:
    """Let the outcome stand, and return the fact as said."""
    target = standing.said.get(case.undoes) if case.kind == states.UNDO else None
    said = Said(
        case.fact_id,
        case.kind,
        case.site,
        target.half_day if target else case.half_day,
        target.delegate if target else case.delegate,
        target.place if target else case.place,
        intent.outcome,
        intent.reason,
        case.timed.happened_at,
    )
    standing.said[said.fact_id] = said
    if intent.outcome not in TAKEN:
        return said
    if target is not None:
        if intent.outcome == states.NEW:
            standing.take_back(target)
    elif case.kind == states.EXCUSE:
        standing.excuse(said)
    else:
        standing.arrive(said)
    return said


def in_order(cases: Iterable[Case], said_at: Mapping[str, datetime]) -> list[Case]:
    """Return cases as they were said, those without an hour first, and none taken back before it was said."""

    listed = list(cases)
    positions = {case.fact_id: position for position, case in enumerate(listed)}

    def when(case: Case) -> tuple[float, int, bool]:
        both = [each for each in (case.fact_id, case.undoes) if each in positions]
        hours = [said_at[each].timestamp() for each in both if each in said_at]
        return max(hours, default=0.0), max(positions[each] for each in both), case.kind == states.UNDO

    return sorted(listed, key=when)


def _arrive(standing: Standing, half_day: int, delegate: int, place: int, site: int) -> Intent:
    stands = standing.presences.get((half_day, delegate))
    if stands:
        is_known = stands.site == site or standing.is_asked((half_day, delegate), site)
        return Intent(states.SAME if is_known else states.CONFLICT)
    if (half_day, place) in standing.holders:
        return Intent(states.REFUSED, states.PLACE_TAKEN)
    return Intent(states.NEW)


def _excuse(standing: Standing, half_day: int, place: int) -> Intent:
    if (half_day, place) in standing.holders:
        return Intent(states.REFUSED, states.IS_PRESENT)
    return Intent(states.SAME if (half_day, place) in standing.excuses else states.NEW)


def _undo(case: Case, standing: Standing) -> Intent:
    target = standing.said.get(case.undoes)
    stands = target and target.kind != states.UNDO and target.outcome in TAKEN and target.site == case.site
    if target is None or not stands:
        return Intent(states.REFUSED, states.NOTHING_TO_UNDO)
    return Intent(states.SAME if target.fact_id in standing.undone else states.NEW)
