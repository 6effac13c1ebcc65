"""Units of any day onto the land of today. In: a unit's id; out: today's units that it counts under.

A commune that was divided counts under each heir: nobody can say which part the article meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from nhipcau.monitoring.queries.places import family_of
from nhipcau.units import queries as units


@lru_cache(maxsize=8)
def shown_units(above: str, today: date) -> Mapping[str, tuple[str, ...]]:
    """Map each unit's id to the names it counts under: today's provinces, or the communes of one of them."""
    names = units.children(above, today) if above else units.provinces(today)
    under: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for unit_id in family_of(frozenset({name.unit_id})):
            under[unit_id].append(units.unit_name(name.unit_id, today))
    return {unit_id: tuple(found) for unit_id, found in under.items()}
