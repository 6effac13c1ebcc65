"""Numbers that add up: tallies of places and presences in, cells of half-day × site × category out. Pure.

Called by `queries/numbers.py`. A place counts once, at the site where it was filled, else at its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

LISTED, LEFT_LIST, CAME, EXCUSED = range(4)
"""Kinds of tallies: a place on the list; one taken off it though it was filled; a presence; an excuse."""
WHOLE = 0
"""Stands for the whole conference where a half-day is asked."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many places or presences that are alike."""

    kind: int
    half_day: int
    site: int
    """Where they were; of those who did not come, where they belong."""
    own_site: int
    category: int
    count: int
    is_walk_in: bool = False
    is_substitute: bool = False
    said_no: bool = False
    """The invitation was declined."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """One scope, counted over places: present + excused + absent = nominated + walk-ins."""

    nominated: int = 0
    walk_ins: int = 0
    present: int = 0
    excused: int = 0
    absent: int = 0
    substitutes: int = 0
    """Present by somebody else: part of `present`."""
    moved_in: int = 0
    """Nominated for another site, filled here: part of `nominated`."""
    moved_out: int = 0
    """Nominated for this site, filled at another: no longer part of `nominated` here."""

    def __add__(self, other: Numbers) -> Numbers:
        """Add two scopes that share no place."""
        return Numbers(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def expected(self) -> int:
        """Everybody who is accounted for."""
        return self.nominated + self.walk_ins

    @property
    def listed(self) -> int:
        """How many were nominated for this site, wherever they came."""
        return self.nominated - self.moved_in + self.moved_out

    @property
    def share(self) -> int:
        """Per cent of those accounted for who are present."""
        return round(100 * self.present / self.expected) if self.expected else 0

    @property
    def reconciles(self) -> bool:
        """Say whether the sum holds; shown beside the figures, and held by tests."""
        return self.present + self.excused + self.absent == self.expected


@dataclass
class _Cell:
    nominated: int = 0
    walk_ins: int = 0
    present: int = 0
    excused: int = 0
    substitutes: int = 0
    moved_in: int = 0
    moved_out: int = 0

    def numbers(self) -> Numbers:
        absent = self.nominated + self.walk_ins - self.present - self.excused
        return Numbers(self.nominated, self.walk_ins, self.present, self.excused, absent,
                       self.substitutes, self.moved_in, self.moved_out)  # fmt: skip


Key = tuple[int, int, int]
"""Half-day (or WHOLE), site, category (0: none)."""


@dataclass
class _Count:
    half_days: Sequence[int]
    cells: dict[Key, _Cell] = field(default_factory=lambda: defaultdict(_Cell))

    def listed(self, tally: Tally) -> None:
        for half_day in self.half_days:
            cell = self.cells[half_day, tally.own_site, tally.category]
            cell.nominated += tally.count
            cell.excused += tally.count if tally.said_no else 0

    def came(self, tally: Tally) -> None:
        here = self.cells[tally.half_day, tally.site, tally.category]
        here.present += tally.count
        here.substitutes += tally.count if tally.is_substitute else 0
        if tally.is_walk_in:
            here.walk_ins += tally.count
            return
        own = self.cells[tally.half_day, tally.own_site, tally.category]
        own.excused -= tally.count if tally.said_no else 0  # presence outweighs
        if tally.site != tally.own_site:
            here.nominated += tally.count
            here.moved_in += tally.count
            own.nominated -= tally.count
            own.moved_out += tally.count

    def excused(self, tally: Tally) -> None:
        self.cells[tally.half_day, tally.own_site, tally.category].excused += tally.count


def cells(tallies: Iterable[Tally], half_days: Sequence[int]) -> dict[Key, Numbers]:
    """Count every cell of these half-days; excuses come without the present and without who said no."""
    count = _Count(half_days)
    steps = {LISTED: count.listed, LEFT_LIST: count.listed, CAME: count.came, EXCUSED: count.excused}
    for tally in tallies:
        steps[tally.kind](tally)
    return {key: cell.numbers() for key, cell in count.cells.items()}


def total(of: Iterable[Numbers]) -> Numbers:
    """Add up scopes that share no place."""
    return sum(of, Numbers())
