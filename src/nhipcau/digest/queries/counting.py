"""Digests that a unit issued, for the count of its work. In: unit, first and last day; out: editions.

The room stores no unit: a digest is its issuer's or last editor's; one that only the schedule touched is
of the unit that holds the office or agency whose name it bears.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from nhipcau.digest.models import Edition
from nhipcau.digest.models.editions import State
from nhipcau.spokespersons.queries.offices import offices_of_unit
from nhipcau.units.queries.bodies import bodies_of


def issued_by_unit(unit_id: str, since: date, until: date) -> list[Edition]:
    """Return each digest of these days once, in its last version."""
    rows = Edition.objects.filter(state=State.ISSUED, day__gte=since, day__lte=until)
    last: dict[tuple[int, int | None], Edition] = {}
    for row in rows.select_related("issued_by", "edited_by").order_by("day", "number", "version"):
        last[row.year, row.number] = row
    names = _names_of(unit_id, until)
    return [row for row in last.values() if _is_of(row, unit_id, names)]


def _is_of(row: Edition, unit_id: str, names: set[str]) -> bool:
    person = row.issued_by or row.edited_by
    return str(person.unit_id) == unit_id if person else row.office.strip().casefold() in names


def _names_of(unit_id: str, on: date) -> set[str]:
    found: list[Any] = [*offices_of_unit(unit_id, on), *bodies_of(unit_id, on)]
    return {row.name.strip().casefold() for row in found}
