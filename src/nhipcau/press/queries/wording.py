"""How an office is called in a letter, and which day a deadline ends. Called by letters and public rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.spokespersons.queries.offices import name_in, office_of_unit
from nhipcau.units.queries import unit_name

INSTANT = timedelta(microseconds=1)


def office_name(unit_id: str, language: str, on: date) -> str:
    """Return how a unit's office is called in a language; the unit's own name where it has none."""
    office = office_of_unit(unit_id, on)
    return name_in(office, language) if office else unit_name(unit_id, on)


def last_day(due_at: datetime) -> date:
    """Return the last day of a deadline: 24:00 is of the day before."""
    return day_of(due_at - INSTANT)
