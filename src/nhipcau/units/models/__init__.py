"""What is stored of units, the decrees that changed them, and their bodies, posts and office-holders."""

from nhipcau.units.models.decrees import Decree
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
    "Decree",
    "Holding",
    "Post",
    "SeedLoad",
    "Succession",
    "Unit",
    "UnitEdge",
    "UnitName",
]
