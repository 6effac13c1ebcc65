"""Which units' rows somebody sees: the own unit's and, for a unit above, those under it today."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from nhipcau.units.queries.places import descendants
from nhipcau.units.rules.kinds import Level, level_of


def in_reach(person: Any, field: str = "unit_id") -> Q:
    """Return the condition that a row's unit is the person's own or stands under it today."""
    if level_of(person.unit_id) == Level.COUNTRY:
        return Q()
    if level_of(person.unit_id) == Level.COMMUNE:
        return Q(**{field: person.unit_id})
    under = descendants(person.unit_id, timezone.localdate()).values("pk")
    return Q(**{field: person.unit_id}) | Q(**{f"{field}__in": under})
