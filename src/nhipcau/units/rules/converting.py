"""Figures of one day's map on the map of another, exact: what goes where, and what stays.

In: amounts by unit, the lives of units, the steps between them. Out: amounts by unit, a named remainder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeVar

from nhipcau.units.rules.kinds import level_of
from nhipcau.units.rules.records import Period, Step
from nhipcau.units.rules.validity import ROUNDING

K = TypeVar("K")
Life = tuple[date | None, date | None]
"""The first and the last day of a unit; an open end is None."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a unit has on the other map, from which units; an estimate where a stated share was used."""

    amount: int
    is_estimate: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be converted of a unit's figure; the targets are where its land lies."""

    unit_id: str
    amount: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """All that came in, on the other map: the parts and the remainder add up to it exactly."""

    by_unit: dict[str, Part]
    remainder: tuple[Left, ...]

    @property
    def total(self) -> int:
        """Everything that came in."""
        parts: list[Part | Left] = [*self.by_unit.values(), *self.remainder]
        return sum(each.amount for each in parts)


@dataclass(frozen=True, slots=True)
class Course:
    """How long units lived, and what became of them."""

    lives: Mapping[str, Life]
    steps: Mapping[str, Sequence[Step]]

    def stands(self, unit_id: str, on: date) -> bool:
        """Tell whether the unit stood that day."""
        if unit_id not in self.lives:
            return False
        start, end = self.lives[unit_id]
        return (start is None or start <= on) and (end is None or on <= end)

    def has_ended(self, unit_id: str, on: date) -> bool:
        """Tell whether the unit was over before that day."""
        end = self.lives.get(unit_id, (None, None))[1]
        return end is not None and end < on


@dataclass(slots=True)
class _Flow:
    """One unit's figure on its way."""

    parts: dict[str, tuple[int, bool]] = field(default_factory=dict)
    left: int | None = None
    targets: dict[str, None] = field(default_factory=dict)

    def arrive(self, unit_id: str, amount: int, is_estimate: bool) -> None:
        """Add what reached a unit; one estimate in a sum makes it one."""
        known, was = self.parts.get(unit_id, (0, False))
        self.parts[unit_id] = known + amount, was or is_estimate

    def stay(self, amount: int, targets: Sequence[str]) -> None:
        """Keep what nobody can divide."""
        self.left = (self.left or 0) + amount
        self.targets.update(dict.fromkeys(targets))


def course_of(units: Mapping[str, Sequence[Period]], steps: Sequence[Step]) -> Course:
    """Return the course of a whole map."""
    grouped: dict[str, list[Step]] = {}
    for step in steps:
        grouped.setdefault(step.source, []).append(step)
    lives = {unit_id: (periods[0].start, periods[-1].end) for unit_id, periods in units.items()}
    return Course(lives, grouped)


def converted(amounts: Mapping[str, int], course: Course, *, of: date, to: date) -> Conversion:
    """Convert each unit's figure by itself: the conversion of a sum is the sum of the conversions."""
    return converted_each({"": amounts}, course, of=of, to=to)[""]


def converted_each(
    many: Mapping[K, Mapping[str, int]], course: Course, *, of: date, to: date
) -> dict[K, Conversion]:
    """Convert several sets of figures; the way of each unit is looked up once."""
    units = {unit_id for amounts in many.values() for unit_id in amounts}
    ways = {unit_id: unit_id if of == to else _straight(unit_id, course, to) for unit_id in units}
    return {key: _one(amounts, ways, course, to) for key, amounts in many.items()}


def _one(amounts: Mapping[str, int], ways: Mapping[str, str], course: Course, to: date) -> Conversion:
    met: dict[str, list[tuple[str, int, bool]]] = {}
    remainder: list[Left] = []
    for unit_id, amount in amounts.items():
        if ways[unit_id]:
            met.setdefault(ways[unit_id], []).append((unit_id, amount, False))
            continue
        flow = _followed(unit_id, amount, course, to)
        for target, (part, is_estimate) in flow.parts.items():
            met.setdefault(target, []).append((unit_id, part, is_estimate))
        if flow.left is not None:
            remainder.append(Left(unit_id, flow.left, tuple(flow.targets)))
    return Conversion({target: _part(came) for target, came in met.items()}, tuple(remainder))


def _part(came: Sequence[tuple[str, int, bool]]) -> Part:
    units, amounts, estimates = zip(*came, strict=True)
    return Part(sum(amounts), any(estimates), units)


def _straight(unit_id: str, course: Course, to: date) -> str:
    """Return where a unit's whole land lies that day without any division; empty where the way parts."""
    here, seen = unit_id, {unit_id}
    while not course.stands(here, to):
        steps = course.steps.get(here, ()) if course.has_ended(here, to) else ()
        if len(steps) != 1 or steps[0].share != 1 or steps[0].target in seen:
            return ""
        here = steps[0].target
        seen.add(here)
    return here if level_of(here) == level_of(unit_id) else ""


def shared_out(amount: int, shares: Sequence[Fraction]) -> list[int]:
    """Divide a whole number by shares so that the parts add up to it: the largest remainders get the rest."""
    whole = sum(shares, Fraction(0))
    exact = [amount * share / whole for share in shares]
    parts = [each.numerator // each.denominator for each in exact]
    first = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in first[: amount - sum(parts)]:
        parts[place] += 1
    return parts


def _followed(unit_id: str, amount: int, course: Course, to: date) -> _Flow:
    """Let one unit's figure go from step to step until it stands on a unit of that day."""
    flow = _Flow()
    waiting = [(unit_id, amount, False, frozenset({unit_id}))]
    while waiting:
        here, part, is_estimate, seen = waiting.pop()
        if course.stands(here, to):
            flow.arrive(here, part, is_estimate)
            continue
        steps = course.steps.get(here, ()) if course.has_ended(here, to) else ()
        targets = [step.target for step in steps]
        stays_level = all(level_of(target) == level_of(unit_id) for target in targets)
        shares = _shares(steps) if stays_level and seen.isdisjoint(targets) else []
        if not shares:
            flow.stay(part, sorted(targets, key=lambda target: _rank(steps, target)))
            continue
        guessed = is_estimate or len(shares) > 1
        for step, given in zip(steps, shared_out(part, shares), strict=True):
            waiting.append((step.target, given, guessed, seen | {step.target}))
    return flow


def _shares(steps: Sequence[Step]) -> list[Fraction]:
    """Return the stated share of each step; none where one is unstated or they make no whole."""
    known = [Fraction(repr(step.share)) for step in steps if step.share is not None]
    is_whole = len(known) == len(steps) and abs(sum(known, Fraction(0)) - 1) <= ROUNDING
    return known if is_whole else []


def _rank(steps: Sequence[Step], target: str) -> tuple[bool, str]:
    return next(step.basis == "part" for step in steps if step.target == target), target
