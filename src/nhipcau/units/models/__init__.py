"""What is stored of units, and of the bodies, posts and office-holders that belong to them."""

from nhipcau.units.models.places import (
    LEVEL_NAMES,
    Closure,
    SeedLoad,
    Succession,
    Unit,
    UnitEdge,
    UnitName,
)
from nhipcau.units.models.posts import Body, Holding, Post

__all__ = [
    "LEVEL_NAMES",
    "Body",
    "Closure",
    "Holding",
    "Post",
    "SeedLoad",
    "Succession",
    "Unit",
    "UnitEdge",
    "UnitName",
]
