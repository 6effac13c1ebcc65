"""The whole dated map as the tables hold it. Called by the screens and actions of decrees."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from nhipcau.units.models import Succession, UnitEdge, UnitName
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import COUNTRY_ID
from nhipcau.units.rules.records import Period, Step


def map_in_tables() -> Gazetteer:
    """Read names, edges and steps: three questions, some 14,000 units."""
    above: dict[str, list[tuple[date, str]]] = defaultdict(list)
    edges = UnitEdge.objects.order_by("child_id", "id").values_list("child_id", "starts_on", "parent_id")
    for child, start, parent in edges:
        above[child].append((start or date.min, parent))
    names = UnitName.objects.exclude(unit_id=COUNTRY_ID).order_by("unit_id", "id")
    rows = names.values_list("unit_id", "kind", "code", "name", "starts_on", "ends_on", "decree")
    periods = [
        Period(unit_id, kind, code, name, _parent(above.get(unit_id, ()), start), start, end, decree)
        for unit_id, kind, code, name, start, end, decree in rows
    ]
    steps = Succession.objects.order_by("source_id", "target_id")
    told = steps.values_list("source_id", "target_id", "share", "basis", "decree")
    return Gazetteer(periods, [Step(*row) for row in told])


def _parent(edges: list[tuple[date, str]] | tuple[()], start: date | None) -> str | None:
    """Return the parent on a period's first day: a change of parent always begins a period."""
    begun = [edge for edge in edges if edge[0] <= (start or date.min)]
    return max(begun)[1] if begun else None
