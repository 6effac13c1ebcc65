"""Points of units by criteria told beforehand, in whole thousandths; exact fractions, rounded down last.

In: approved figures, empty where there are none; out: a part for each criterion, with why it earned nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

THOUSAND = 1000
NO_REPORT, EMPTY = "no_report", "empty"
"""Why a part earned nothing: no approved report; or the report leaves this line empty, which is not zero."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the report, how many whole points it may earn, and which way is better."""

    code: str
    weight: int
    more_is_better: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """An approved value; a ratio has a base."""

    amount: int | None
    base: int | None = None
    is_ratio: bool = False

    @property
    def worth(self) -> Fraction | None:
        """What is compared; None where the line is empty or its denominator is nothing."""
        if self.amount is None or (self.is_ratio and not self.base):
            return None
        return Fraction(self.amount, self.base if self.is_ratio and self.base else 1)


@dataclass(frozen=True, slots=True)
class Approved:
    """What one unit reported: the number of the approved revision, and its figures by code."""

    revision: int
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion earned a unit; points in thousandths."""

    amount: int | None = None
    base: int | None = None
    points: int = 0
    revision: int | None = None
    why: str = ""

    def told(self) -> dict[str, Any]:
        """Return the part as it is stored."""
        return {"amount": self.amount, "base": self.base, "points": self.points, "revision": self.revision,
                "why": self.why}  # fmt: skip


def shares(worths: Mapping[str, Fraction], *, more_is_better: bool) -> dict[str, Fraction]:
    """Return each unit's share of the points, 0 to 1.

    More is better: in proportion to the highest. Less is better: the least earns all, the most nothing, those
    between in proportion; all earn all where they are equal.
    """
    if not worths:
        return {}
    most, least = max(worths.values()), min(worths.values())
    if more_is_better:
        return {unit: _part_of(worth, most) for unit, worth in worths.items()}
    spread = most - least
    return {unit: (most - worth) / spread if spread else Fraction(1) for unit, worth in worths.items()}


def _part_of(worth: Fraction, most: Fraction) -> Fraction:
    return max(worth, Fraction(0)) / most if most > 0 else Fraction(0)


def scored(
    criteria: Sequence[Criterion], reports: Mapping[str, Approved | None]
) -> dict[str, dict[str, Part]]:
    """Return the parts of every unit; None stands for a unit without an approved report."""
    parts: dict[str, dict[str, Part]] = {unit: {} for unit in reports}
    for one in criteria:
        figures = {unit: report.figures.get(one.code) for unit, report in reports.items() if report}
        worths = {
            unit: worth for unit, figure in figures.items() if figure and (worth := figure.worth) is not None
        }
        share = shares(worths, more_is_better=one.more_is_better)
        for unit, report in reports.items():
            parts[unit][one.code] = _part(report, figures.get(unit), share.get(unit), one.weight)
    return parts


def _part(report: Approved | None, figure: Figure | None, share: Fraction | None, weight: int) -> Part:
    if report is None:
        return Part(why=NO_REPORT)
    if figure is None or share is None:
        return Part(revision=report.revision, why=EMPTY)
    points = int(weight * THOUSAND * share)
    return Part(figure.amount, figure.base, points, report.revision)


def ranks(points: Mapping[str, int]) -> dict[str, int]:
    """Return the place of each: as many points, the same place, and the next place is left free."""
    ordered = sorted(points.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(ordered, 1)))}
    return {unit: first[value] for unit, value in points.items()}


def faults(criteria: Iterable[Criterion], known: Iterable[str]) -> list[str]:
    """Return what is wrong with a set of criteria: "none", "twice", "unknown", "weight"."""
    told, codes = list(criteria), {*known}
    found = []
    if not told:
        found.append("none")
    if len({one.code for one in told}) < len(told):
        found.append("twice")
    if any(one.code not in codes for one in told):
        found.append("unknown")
    if any(one.weight < 1 for one in told):
        found.append("weight")
    return found
