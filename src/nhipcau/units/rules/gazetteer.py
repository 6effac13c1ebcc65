"""The dated map in memory: who was what, when, under whom, and what became of it.

In: periods and steps (from the seed or from tables); called by the command, the finder and queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from nhipcau.common.folding import fold
from nhipcau.units.rules.kinds import LABELS, Level
from nhipcau.units.rules.records import Decree, Period, Step
from nhipcau.units.rules.validity import check_codes, check_parents, check_periods, check_steps

KIND_WORDS = tuple(sorted((fold(label) + " " for label in LABELS.values()), key=len, reverse=True))

K = TypeVar("K")
V = TypeVar("V")


class Gazetteer:
    """Every unit with its periods in time order, and the steps between units."""

    def __init__(
        self, periods: Iterable[Period], steps: Iterable[Step], decrees: Mapping[str, Decree] | None = None
    ) -> None:
        self.units: dict[str, tuple[Period, ...]] = _by_unit(periods)
        self.steps = tuple(steps)
        self.decrees = dict(decrees or {})
        self._out = _grouped((step.source, step) for step in self.steps)
        self._in = _grouped((step.target, step) for step in self.steps)
        self._children: dict[str, list[Period]] | None = None
        self._codes: dict[str, list[Period]] | None = None
        self._names: dict[str, list[Period]] | None = None

    def check(self) -> None:
        """Raise BadMapError when the rows contradict each other."""
        for periods in self.units.values():
            check_periods(periods)
        check_parents(self.units)
        check_codes(self.periods())
        check_steps(self.steps, self.units)

    def periods(self) -> Iterator[Period]:
        """Go through all periods of all units."""
        for periods in self.units.values():
            yield from periods

    def at(self, unit_id: str, on: date) -> Period | None:
        """Return the unit as it stood that day, None when it did not."""
        return next((period for period in self.units.get(unit_id, ()) if period.holds(on)), None)

    def nearest(self, unit_id: str, on: date | None) -> Period:
        """Return the unit that day, or at its last day before, or at its first day after."""
        periods = self.units[unit_id]
        if on is None:
            return periods[-1]
        past = [period for period in periods if period.start is None or period.start <= on]
        return past[-1] if past else periods[0]

    def listed(self, on: date, level: Level) -> list[Period]:
        """Return all units of one level that stood that day, by code."""
        found = (period for period in self.periods() if period.level == level and period.holds(on))
        return sorted(found, key=lambda period: period.code)

    def by_code(self, code: str, on: date) -> list[Period]:
        """Return the units (of any level) that had the code that day."""
        if self._codes is None:
            self._codes = _grouped((period.code, period) for period in self.periods())
        return [period for period in self._codes.get(code, ()) if period.holds(on)]

    def by_name(self, name: str, on: date) -> list[Period]:
        """Return the units with that name that day, with or without kind and marks; exact marks first."""
        if self._names is None:
            self._names = _grouped((fold(period.name), period) for period in self.periods())
        folded = fold(name)
        found = list(self._names.get(folded, ()))
        for word in KIND_WORDS:
            if folded.startswith(word):
                kept = self._names.get(folded[len(word) :], ())
                found += [period for period in kept if fold(LABELS[period.kind]) + " " == word]
                break
        spelt = name.casefold().split()
        found = [period for period in found if period.holds(on)]
        return sorted(found, key=lambda p: (not _ends_with(spelt, p.name), p.level, p.code))

    def names_at(self, on: date) -> list[str]:
        """Return every name in use that day."""
        return sorted({period.name for period in self.periods() if period.holds(on)})

    def children(self, unit_id: str, on: date) -> list[Period]:
        """Return the units directly under this one that day."""
        if self._children is None:
            self._children = _grouped((p.parent_id, p) for p in self.periods() if p.parent_id)
        return [period for period in self._children.get(unit_id, ()) if period.holds(on)]

    def path(self, unit_id: str, on: date | None) -> list[Period]:
        """Return the unit's parents from the nearest up, as of that day (or its nearest day)."""
        found: list[Period] = []
        period = self.nearest(unit_id, on)
        day = on if on and period.holds(on) else period.end or period.start
        while period.parent_id:
            period = self.nearest(period.parent_id, day)
            found.append(period)
        return found

    def successors(self, unit_id: str) -> list[Step]:
        """Return the steps out of a unit, the main part first."""
        return sorted(self._out.get(unit_id, ()), key=lambda step: (step.basis == "part", step.target))

    def predecessors(self, unit_id: str) -> list[Step]:
        """Return the steps into a unit."""
        return list(self._in.get(unit_id, ()))

    def today(self, unit_id: str, on: date) -> list[str]:
        """Return the units that day in whose land the given unit's land lies, the main one first."""
        if self.at(unit_id, on):
            return [unit_id]
        found: dict[str, None] = {}
        for follower in self._followers(unit_id, on):
            found.update(dict.fromkeys(self.today(follower, on)))
        return list(found)

    def _followers(self, unit_id: str, on: date) -> list[str]:
        """Where to look next: the successors, or for an abolished district its last communes."""
        last = self.units[unit_id][-1].end
        if last is None or last >= on:
            return []
        steps = [step.target for step in self.successors(unit_id)]
        return steps or [child.unit_id for child in self.children(unit_id, last)]


def _by_unit(periods: Iterable[Period]) -> dict[str, tuple[Period, ...]]:
    grouped = _grouped((period.unit_id, period) for period in periods)
    return {
        unit_id: tuple(sorted(found, key=lambda period: period.start or date.min))
        if len(found) > 1 else tuple(found)
        for unit_id, found in grouped.items()
    }  # fmt: skip


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _ends_with(spelt: list[str], name: str) -> bool:
    words = name.casefold().split()
    return spelt[-len(words) :] == words
