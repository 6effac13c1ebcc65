"""What is read of units, bodies, posts and holders, as of a day."""

from nhipcau.units.queries.places import (
    ancestors,
    children,
    descendants,
    found,
    holding,
    name_at,
    names_on,
    provinces,
    unit_exists,
    unit_name,
    units_today,
)

__all__ = [
    "ancestors",
    "children",
    "descendants",
    "found",
    "holding",
    "name_at",
    "names_on",
    "provinces",
    "unit_exists",
    "unit_name",
    "units_today",
]
