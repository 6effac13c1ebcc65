"""Digests that a unit issued, for the count of its work. In: unit, days; out: editions.

The room stores no unit: a digest is its issuer's or last editor's; one that only the schedule touched is
of the unit whose office or agency it names, or whose own name ends it ("Phòng Thông tin tỉnh Cao Bằng").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nhipcau.digest.models import Edition
from nhipcau.digest.models.editions import State


def issued_by_unit(unit_id: str, names: Iterable[str], since: date, until: date) -> list[Edition]:
    """Return each digest of these days once, in its last version; `names` are its offices and agencies."""
    rows = Edition.objects.filter(state=State.ISSUED, day__gte=since, day__lte=until)
    last: dict[tuple[int, int | None], Edition] = {}
    for row in rows.select_related("issued_by", "edited_by").order_by("day", "number", "version"):
        last[row.year, row.number] = row
    own = {name.partition("(")[0].strip().casefold() for name in names}
    return [row for row in last.values() if _is_of(row, unit_id, own)]


def _is_of(row: Edition, unit_id: str, names: set[str]) -> bool:
    person = row.issued_by or row.edited_by
    if person:
        return str(person.unit_id) == unit_id
    office = row.office.partition("(")[0].strip().casefold()
    return any(office == name or _ends(office, name) for name in names if name)


def _ends(office: str, name: str) -> bool:
    """Say whether a name ends another; after a comma it is only where a smaller place lies."""
    return office.endswith(f" {name}") and not office.endswith(f", {name}")
