"""One month of the calendar in weeks: plans, events, and what is taken twice. Called by the month's page."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from nhipcau.presenting.models import Plan
from nhipcau.presenting.queries.desk import conflicts_for, plans_for
from nhipcau.presenting.rules import planning
from nhipcau.presenting.rules.events import Event, events_of


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the page."""

    on: date
    is_inside: bool
    plans: list[tuple[Plan, bool]]
    """Each with whether its day and channel are taken twice."""
    events: list[Event]


@dataclass(frozen=True, slots=True)
class Month:
    """One month with its neighbours."""

    first: date
    before: date
    after: date
    weeks: list[list[Day]]


def month_asked(text: str, today: date) -> date:
    """Return the first day of ``2026-11``; this month for anything else."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if date.min.year + 1 < asked.year < date.max.year else today.replace(day=1)


def month_for(person: Any, first: date) -> Month:
    """Lay a month out, Monday first."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    start, end = weeks[0][0], weeks[-1][-1]
    clashing = set(conflicts_for(person))
    plans: dict[date, list[tuple[Plan, bool]]] = defaultdict(list)
    for plan in plans_for(person).filter(on__range=(start, end)).exclude(state=planning.DROPPED):
        plans[plan.on].append((plan, plan.pk in clashing))
    events: dict[date, list[Event]] = defaultdict(list)
    for event in events_of(str(person.unit_id), start, end):
        events[event.on].append(event)
    days = [[Day(on, on.month == first.month, plans[on], events[on]) for on in week] for week in weeks]
    before, after = (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=31)).replace(day=1)
    return Month(first, before, after, days)
