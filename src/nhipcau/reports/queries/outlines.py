"""An office's own outline, and which units may stand in it. In: a unit; out: shapes, codes and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nhipcau.reports.models import Outline
from nhipcau.reports.rules.tilemap import ISLANDS, code_of
from nhipcau.units.queries.tree import units_below
from nhipcau.units.rules.kinds import Level, level_of, titled


def outline_of(unit_id: str) -> Outline | None:
    """Return the outline that the office of this unit loaded."""
    return Outline.objects.filter(unit_id=unit_id).first()


def drawable(unit_id: str, on: date) -> dict[str, list[str]]:
    """Return the units directly under this one that day, each with its code, its name and its full name."""
    is_country = level_of(unit_id) == Level.COUNTRY
    rows = units_below(unit_id, on, Level.PROVINCE if is_country else Level.COMMUNE)
    told = rows.select_related(None).values_list("unit_id", "code", "name", "kind")
    return {unit: [code, name, titled(kind, name)] for unit, code, name, kind in told}


def seats_of(unit_id: str, units: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the unit to which each archipelago belongs on this map; none on the map of another province."""
    found: dict[str, str] = {}
    for sea, code in ISLANDS.values():
        if level_of(unit_id) == Level.COUNTRY:
            found.update((sea, unit) for unit in units if code_of(unit) == code)
        else:
            found.update((sea, unit) for unit, words in units.items() if sea in words)
    return found
