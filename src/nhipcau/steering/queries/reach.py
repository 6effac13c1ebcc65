"""Which units' rows somebody sees: the own unit's and, for a unit above, those under it today."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from nhipcau.units.queries.places import descendants
from nhipcau.units.queries.tree import units_below
from nhipcau.units.rules.kinds import Level, level_of


def in_reach(person: Any, field: str = "unit_id") -> Q:
    """Return the condition that a row's unit is the person's own or stands under it today."""
    if level_of(person.unit_id) == Level.COUNTRY:
        return Q()
    if level_of(person.unit_id) == Level.COMMUNE:
        return Q(**{field: person.unit_id})
    under = descendants(person.unit_id, timezone.localdate()).values("pk")
    return Q(**{field: person.unit_id}) | Q(**{f"{field}__in": under})


def demand_own(person: Any, unit_id: str) -> None:
    """Answer 404 where a form keeps another unit's row: who may read it does not thereby write it."""
    if str(person.unit_id) != str(unit_id):
        raise Http404


def units_in_reach(person: Any) -> set[str]:
    """Return the units whose rows somebody sees today."""
    if level_of(person.unit_id) == Level.COUNTRY:
        on = timezone.localdate()
        rows = [units_below(person.unit_id, on, level) for level in (Level.PROVINCE, Level.COMMUNE)]
        return {person.unit_id, *(name.unit_id for level in rows for name in level)}
    return {person.unit_id, *descendants(person.unit_id, timezone.localdate()).values_list("pk", flat=True)}
