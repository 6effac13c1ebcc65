"""Totals of earlier periods on a later day's boundaries. In: a period, a unit; out: what came before, trends.

Every earlier total is converted with one look at the map; what nobody can divide stays named beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from nhipcau.reports.models import Period, Rollup
from nhipcau.reports.rules.states import KINDS, YEAR
from nhipcau.units.queries.converting import Conversion, converted_each
from nhipcau.units.rules.kinds import Level, level_of

TREND_PERIODS = 8
"""Four years of half-years: as far as one picture tells."""
SIDES = ("amount", "base")
Key = tuple[int, str, str]
"""Period, indicator code, amount or base."""


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier total on the wanted boundaries."""

    amount: int
    base: int
    estimated: bool
    remainder: int

    @property
    def as_json(self) -> dict[str, Any]:
        """Return it as a snapshot holds it."""
        return asdict(self)


@dataclass(slots=True)
class History:
    """Earlier periods, the oldest first, and their totals for one unit."""

    periods: list[Period]
    totals: dict[tuple[int, str], Past] = field(default_factory=dict)
    left: list[dict[str, Any]] = field(default_factory=list)
    """What could not be converted: {period, code, unit_id, amount, base, targets}."""
    converted: set[int] = field(default_factory=set)
    """The periods of which a figure went to another unit than its own."""


def earlier(period: Period) -> list[Period]:
    """Return the periods of the same kind of step before this one, the oldest first."""
    kinds = [YEAR] if period.kind == YEAR else [kind for kind in KINDS if kind != YEAR]
    rows = Period.objects.filter(root=period.root_id, kind__in=kinds, ends_on__lt=period.ends_on)
    return list(rows.order_by("-ends_on")[:TREND_PERIODS])[::-1]


def compared_with(period: Period, periods: Sequence[Period]) -> Period | None:
    """Return the same half-year a year before; where there is none, the last period before."""
    same = [row for row in periods if row.kind == period.kind and row.year == period.year - 1]
    return (same or list(periods[-1:]) or [None])[0]


def history(period: Period, unit_id: str) -> History:
    """Convert the totals of all earlier periods for a unit; the country keeps its own, whole."""
    found = History(earlier(period))
    amounts = _amounts(found.periods, period.root_id)
    if not amounts:
        return found
    conversions = converted_each(amounts, of=found.periods[0].ends_on, to=period.ends_on)
    for number, code in dict.fromkeys(key[:2] for key in conversions):
        sides = [conversions.get((number, code, side)) for side in SIDES]
        _gather(found, number, code, sides, unit_id)
    return found


def _amounts(periods: Iterable[Period], root_id: str) -> dict[Key, dict[str, int]]:
    """Return every province's totals of the periods, amounts and bases apart."""
    rows = Rollup.objects.filter(period__in=list(periods)).order_by("period_id", "indicator__code", "unit_id")
    if level_of(root_id) == Level.COUNTRY:
        rows = rows.exclude(unit=root_id)
    amounts: dict[Key, dict[str, int]] = {}
    for period, code, unit, amount, base in rows.values_list(
        "period_id", "indicator__code", "unit_id", "amount", "base"
    ):
        amounts.setdefault((period, code, "amount"), {})[unit] = amount
        amounts.setdefault((period, code, "base"), {})[unit] = base
    return amounts


def _gather(found: History, period: int, code: str, sides: Sequence[Conversion | None], unit_id: str) -> None:
    """Keep the part of one unit, or of all units for the country, and what is left."""
    amount, base = sides
    if amount is None or base is None:
        return
    parts = {
        unit: {"amount": part.amount, "base": base.by_unit[unit].amount, "estimated": part.is_estimate}
        for unit, part in amount.by_unit.items()
    }
    if any(part.sources != (unit,) for unit, part in amount.by_unit.items()):
        found.converted.add(period)
    is_country = level_of(unit_id) == Level.COUNTRY
    mine = list(parts.values()) if is_country else [parts[unit_id]] if unit_id in parts else []
    bases = {row.unit_id: row.amount for row in base.remainder}
    left = [row for row in amount.remainder if is_country or unit_id in row.targets]
    found.left += [
        {"period_id": period, "code": code, "unit_id": row.unit_id, "amount": row.amount,
         "base": bases.get(row.unit_id, 0), "targets": list(row.targets)}
        for row in left
    ]  # fmt: skip
    if mine or left:
        rest = sum(row.amount for row in left), sum(bases.get(row.unit_id, 0) for row in left)
        found.totals[period, code] = _total(mine, rest, is_country)


def _total(mine: Sequence[dict[str, Any]], rest: tuple[int, int], is_country: bool) -> Past:
    """Sum the parts; the country's total holds the remainder too: its boundaries never change."""
    amount, base = (sum(part[side] for part in mine) for side in SIDES)
    if is_country:
        return Past(amount + rest[0], base + rest[1], False, rest[0])
    return Past(amount, base, any(part["estimated"] for part in mine), rest[0])
