"""Who reports to whom: communes to their province, provinces to the country. In: a unit and a day; out: ids.

Called by `steering` and `reports`; districts reported to nobody here (none stands after 2025-06-30).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from nhipcau.units.models import Closure, Unit, UnitName
from nhipcau.units.queries.places import holding, names_on
from nhipcau.units.rules.kinds import COUNTRY_ID, Level, level_of


def provinces_by_unit(unit_ids: Iterable[str], on: date) -> dict[str, str]:
    """Return the province in which each unit lies that day; a province is its own."""
    ids = set(unit_ids)
    found = {unit_id: unit_id for unit_id in ids if level_of(unit_id) == Level.PROVINCE}
    links = Closure.objects.filter(holding(on), depth__gt=0, ancestor__level=Level.PROVINCE)
    if len(ids) <= MANY:
        links = links.filter(descendant_id__in=ids)
    rows = links.values_list("descendant_id", "ancestor_id")
    return found | {child: above for child, above in rows if child in ids}


MANY = 500
"""More are cheaper to find among all links than in a list of parameters."""


def reports_to(unit_id: str, on: date) -> str | None:
    """Return the unit that judges this one's reports that day; None for the country."""
    if level_of(unit_id) == Level.COUNTRY:
        return None
    if level_of(unit_id) == Level.PROVINCE:
        return COUNTRY_ID
    return provinces_by_unit([unit_id], on).get(unit_id)


def units_below(unit_id: str, on: date, level: Level) -> QuerySet[UnitName]:
    """Return the names of the units of one level that stand under a unit that day, by code."""
    rows = names_on(on).filter(unit__level=level).order_by("code")
    if level_of(unit_id) == Level.COUNTRY:
        return rows
    under = Closure.objects.filter(holding(on), ancestor_id=unit_id, depth__gt=0).values("descendant_id")
    return rows.filter(unit_id__in=under)


def may_look_down(person_unit: str, unit_id: str, on: date) -> bool:
    """Tell whether one unit stands over another that day, or is it."""
    if person_unit == unit_id or level_of(person_unit) == Level.COUNTRY:
        return True
    return Closure.objects.filter(holding(on), ancestor_id=person_unit, descendant_id=unit_id).exists()


def country() -> Unit:
    """Return the country."""
    return Unit.objects.get(pk=COUNTRY_ID)
