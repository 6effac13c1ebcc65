"""Conferences of a unit that took place in some days, for the count of its work. Called by `reports`."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from nhipcau.training.models import Conference
from nhipcau.training.rules import states


def held_between(unit_id: str, since: date, until: date) -> QuerySet[Conference]:
    """Return the conferences whose first day was then and that were said to be held."""
    rows = Conference.objects.filter(unit_id=unit_id, state=states.HELD)
    return rows.filter(starts_on__gte=since, starts_on__lte=until).order_by("starts_on", "pk")


def has_conferences(unit_id: str) -> bool:
    """Say whether the unit ever planned one."""
    return Conference.objects.filter(unit_id=unit_id).exists()
