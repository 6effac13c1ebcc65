"""Totals of a period and of those before it, all on its own boundaries. In: a period, a unit; out: a history.

One question for all roll-ups, one look at the map for all conversions; what nobody can divide stays named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from nhipcau.reports.models import FormRow, Period, Report, Rollup
from nhipcau.reports.queries.totals import Total
from nhipcau.reports.rules.states import APPROVED, KINDS, YEAR
from nhipcau.units.queries.converting import Conversion, converted_each
from nhipcau.units.rules.kinds import Level, level_of

TREND_PERIODS = 8
"""Four years of half-years: as far as one picture tells."""
AS_FAR_AS = timedelta(days=4 * 366 + 31)
SIDES = ("amount", "base")
Key = tuple[int, str, str]
"""Period, indicator code, amount or base."""
COLUMNS = (
    "period_id", "period__public_id", "period__name", "period__kind", "period__year", "period__ends_on",
    "unit_id", "indicator__code", "amount", "base", "filled", "estimated", "stated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Earlier:
    """A period before the one reviewed."""

    pk: int
    public_id: str
    name: str
    kind: str
    year: int
    ends_on: date


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
    """Earlier periods, the oldest first, with their totals for one unit; and the roll-up of this period."""

    periods: list[Earlier]
    now: dict[str, dict[str, Total]]
    """Unit → code → total of the period reviewed."""
    totals: dict[tuple[int, str], Past] = field(default_factory=dict)
    left: list[dict[str, Any]] = field(default_factory=list)
    """What could not be converted: {period_id, code, unit_id, amount, base, targets}."""
    scopes: dict[int, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """Period → code → which levels reported it: 63 provinces alone are no 34 with 3,321 communes."""
    converted: set[int] = field(default_factory=set)
    """The periods of which a figure went to another unit than its own."""


def compared_with(period: Period, past: History) -> Earlier | None:
    """Return the same half-year a year before, else the last one; only one that the same levels reported."""
    levels = _levels(past, period.pk)
    alike = [row for row in past.periods if not levels or _levels(past, row.pk) == levels]
    same = [row for row in alike if row.kind == period.kind and row.year == period.year - 1]
    nearest = same or alike[-1:] or past.periods[-1:]
    return nearest[0] if nearest else None


def is_same_scope(past: History, code: str, one: int, other: int) -> bool:
    """Tell whether the same levels reported an indicator in both periods; unknown counts as alike."""
    scopes = past.scopes.get(one, {}).get(code), past.scopes.get(other, {}).get(code)
    return None in scopes or scopes[0] == scopes[1]


def _levels(past: History, number: int) -> frozenset[str]:
    return frozenset(level for levels in past.scopes.get(number, {}).values() for level in levels)


def _scopes(numbers: Iterable[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Read which levels have approved reports, and what their forms ask."""
    rows = Report.objects.filter(period__in=list(numbers), state=APPROVED).order_by("period_id", "level")
    used = list(rows.values_list("period_id", "level", "form_id").distinct())
    asked: dict[int, list[str]] = {}
    forms = {form for _period, _level, form in used}
    for form, code in FormRow.objects.filter(form__in=forms).values_list("form_id", "indicator__code"):
        asked.setdefault(form, []).append(code)
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for number, level, form in used:
        for code in asked.get(form, ()):
            levels = found.setdefault(number, {}).get(code, ())
            found[number][code] = tuple(sorted({*levels, level}))
    return found


def history(period: Period, unit_id: str) -> History:
    """Convert the totals of all earlier periods for a unit; the country keeps its own, whole."""
    found, amounts = _read(period)
    if not amounts:
        return found
    found.scopes = _scopes([period.pk, *(row.pk for row in found.periods)])
    conversions = converted_each(amounts, of=found.periods[0].ends_on, to=period.ends_on)
    for number, code in dict.fromkeys(key[:2] for key in conversions):
        sides = conversions[number, code, "amount"], conversions[number, code, "base"]
        _gather(found, (number, code), sides, unit_id)
    return found


def _read(period: Period) -> tuple[History, dict[Key, dict[str, int]]]:
    """Read this period's roll-up, and every province's amounts and bases of the periods before."""
    now: dict[str, dict[str, Total]] = {}
    periods: dict[int, Earlier] = {}
    rows = list(_rollups(period).values_list(*COLUMNS))
    for row in rows:
        if row[0] == period.pk:
            now.setdefault(row[6], {})[row[7]] = Total(*row[8:])
        else:
            periods[row[0]] = Earlier(*row[:6])
    kept = sorted(periods.values(), key=lambda row: row.ends_on)[-TREND_PERIODS:]
    is_country = level_of(period.root_id) == Level.COUNTRY
    numbers = {row.pk for row in kept}
    amounts: dict[Key, dict[str, int]] = {}
    for number, unit, code, amount, base in ((row[0], *row[6:10]) for row in rows):
        if number in numbers and not (is_country and unit == period.root_id):
            amounts.setdefault((number, code, "amount"), {})[unit] = amount
            amounts.setdefault((number, code, "base"), {})[unit] = base
    return History(kept, now), amounts


def _rollups(period: Period) -> QuerySet[Rollup]:
    kinds = [YEAR] if period.kind == YEAR else [kind for kind in KINDS if kind != YEAR]
    rows = Rollup.objects.filter(
        period__root=period.root_id, period__kind__in=kinds, period__ends_on__lte=period.ends_on,
        period__ends_on__gt=period.ends_on - AS_FAR_AS,
    )  # fmt: skip
    return rows.order_by("period_id", "indicator__code", "unit_id")


def _gather(found: History, key: tuple[int, str], sides: tuple[Conversion, Conversion], unit_id: str) -> None:
    """Keep the part of one unit, or of all units for the country, and what is left."""
    amount, base = sides
    parts = {
        unit: {"amount": part.amount, "base": base.by_unit[unit].amount, "estimated": part.is_estimate}
        for unit, part in amount.by_unit.items()
    }
    if any(part.sources != (unit,) for unit, part in amount.by_unit.items()):
        found.converted.add(key[0])
    is_country = level_of(unit_id) == Level.COUNTRY
    mine = list(parts.values()) if is_country else [parts[unit_id]] if unit_id in parts else []
    left = _left(key, sides, unit_id, is_country=is_country)
    found.left += left
    if mine or left:
        found.totals[key] = _total(mine, left, is_country=is_country)


def _left(
    key: tuple[int, str], sides: tuple[Conversion, Conversion], unit_id: str, *, is_country: bool
) -> list[dict[str, Any]]:
    """Return what could not be converted and may belong to the unit."""
    amount, base = sides
    bases = {row.unit_id: row.amount for row in base.remainder}
    return [
        {"period_id": key[0], "code": key[1], "unit_id": row.unit_id, "amount": row.amount,
         "base": bases.get(row.unit_id, 0), "targets": list(row.targets)}
        for row in amount.remainder if is_country or unit_id in row.targets
    ]  # fmt: skip


def _total(mine: Sequence[Mapping[str, Any]], left: Sequence[Mapping[str, Any]], *, is_country: bool) -> Past:
    """Sum the parts; the country's total holds the remainder too: its own boundaries never change."""
    amount, base = (sum(part[side] for part in mine) for side in SIDES)
    rest, rest_base = (sum(row[side] for row in left) for side in SIDES)
    if is_country:
        return Past(amount + rest, base + rest_base, estimated=False, remainder=rest)
    return Past(amount, base, estimated=any(part["estimated"] for part in mine), remainder=rest)
