"""What the rules pass to each other: periods of a unit, steps from unit to unit, decrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.units.rules.kinds import LEVEL_OF_LETTER, Level, titled


@dataclass(frozen=True, slots=True)
class Period:
    """A unit between two days (both included, None is open) with the attributes it then had."""

    unit_id: str
    kind: str
    code: str
    name: str
    parent_id: str | None
    start: date | None
    end: date | None
    decree: str = ""

    @property
    def title(self) -> str:
        """The kind and the name, as a screen shows them."""
        return titled(self.kind, self.name)

    @property
    def level(self) -> Level:
        """Province, district or commune."""
        return LEVEL_OF_LETTER[self.unit_id[0]]

    def holds(self, on: date) -> bool:
        """Tell whether this period covers that day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Step:
    """One source went, whole or in part, into one target.

    ``share`` is the part of the source that the target took; None where nobody states it.
    ``basis``: whole, main_part (most of a divided commune), part, split (a district).
    """

    source: str
    target: str
    share: float | None
    basis: str
    decree: str


@dataclass(frozen=True, slots=True)
class Decree:
    """A legal instrument that changed the map, and how sure we are of it."""

    key: str
    number: str
    issued_on: date | None
    effective_on: date | None
    title: str
    status: str
    source: str
