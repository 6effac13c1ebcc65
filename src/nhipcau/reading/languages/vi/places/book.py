"""The names of all units, ready to be found in text: built once from whoever knows the units.

In: `UnitNames` (the gazetteer of the room `units`); called by its finder and by `find`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import ahocorasick

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.spelling import canonical, forms

PROVINCE, DISTRICT, COMMUNE = 1, 2, 3


class Period(Protocol):
    """One unit between two days (None is open) under one name."""

    @property
    def unit_id(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


class Step(Protocol):
    """One unit that went into another."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...


class UnitNames(Protocol):
    """Whoever knows the units and how they stood on a day."""

    @property
    def units(self) -> Mapping[str, tuple[Period, ...]]: ...
    @property
    def steps(self) -> tuple[Step, ...]: ...


@dataclass(slots=True)
class Entry:
    """What one spelling may mean; no periods for a name that is no unit."""

    form: str
    periods: list[Period] = field(default_factory=list)
    whole: bool = False
    """The spelling carries its kind ("TP.HCM")."""


class Book:
    """All spellings in one automaton, with who stands above whom and which provinces are kin."""

    def __init__(self, names: UnitNames) -> None:
        self.units = names.units
        self.above = {unit_id: frozenset(_above(names.units, unit_id)) for unit_id in names.units}
        self._over = {unit_id: found | {unit_id} for unit_id, found in self.above.items()}
        self.kin = _kin(names)
        self.entries: dict[str, Entry] = {}
        self._fill()
        self.automaton = ahocorasick.Automaton()
        for form, entry in self.entries.items():
            self.automaton.add_word(form, entry)
        self.automaton.make_automaton()

    def nearest(self, unit_id: str, on: date | None) -> Period:
        """Return the unit on that day, or its last day before, or its first after."""
        periods = self.units[unit_id]
        if on is None:
            return periods[-1]
        past = [period for period in periods if period.start is None or period.start <= on]
        return past[-1] if past else periods[0]

    def over(self, period: Period) -> frozenset[str]:
        """Return who stood above a unit during one period; `above` has its parents of all times."""
        return self._over[period.parent_id] if period.parent_id else frozenset()

    def found(self, spelt: str) -> Iterator[tuple[int, Entry]]:
        """Go through every spelling in a canonical text, with where its last letter stands."""
        found: Any = self.automaton.iter(spelt)
        return iter(found)

    def _fill(self) -> None:
        by_name: dict[tuple[str, int], list[Period]] = {}
        spellings: dict[str, set[str]] = {}
        for periods in self.units.values():
            for period in periods:
                by_name.setdefault((period.name, period.level), []).append(period)
                if period.name not in spellings:
                    spellings[period.name] = forms(period.name)
                self._add(spellings[period.name], [period])
        for alias, name, level in words.ALIASES:
            self._add(forms(alias), by_name.get((name, level), []))
        for alias, name in words.WHOLE_ALIASES:
            self._add({canonical(alias)}, by_name.get((name, PROVINCE), []), whole=True)
        for name in words.SWALLOWED:
            for form in forms(name):
                self.entries.setdefault(form, Entry(form))

    def _add(self, spellings: Iterable[str], periods: list[Period], *, whole: bool = False) -> None:
        for form in spellings:
            entry = self.entries.get(form)
            if entry is None:
                entry = self.entries[form] = Entry(form, whole=whole)
            entry.periods += periods


def _above(units: Mapping[str, tuple[Period, ...]], unit_id: str) -> Iterator[str]:
    for period in units[unit_id]:
        if period.parent_id is not None:
            yield period.parent_id
            yield from _above(units, period.parent_id)


def _kin(names: UnitNames) -> dict[str, frozenset[str]]:
    """Provinces that share land over time: a text on one may mean a commune of the other."""
    kin: dict[str, set[str]] = {}
    for unit_id, periods in names.units.items():
        if periods[0].level == PROVINCE:
            kin[unit_id] = {unit_id}
    for step in names.steps:
        if step.source in kin and step.target in kin:
            kin[step.source].add(step.target)
            kin[step.target].add(step.source)
    return {unit_id: frozenset(found) for unit_id, found in kin.items()}
