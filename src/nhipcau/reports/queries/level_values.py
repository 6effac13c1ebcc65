"""What a level's totals are and of which units' figures they are made. In: a period, a unit; out: amounts.

The country is made of its provinces' totals; a province of its own report and its communes'. Totals come
from the roll-up (`queries.totals`). Called by `queries.snapshot`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nhipcau.reports.models import FormRow, Indicator, Period, Value
from nhipcau.reports.queries.totals import Total
from nhipcau.reports.rules.states import APPROVED, PROVINCE
from nhipcau.units.rules.kinds import Level, level_of


@dataclass(slots=True)
class Values:
    """A level's totals by code, and each unit's {code: {amount, base, filled, estimated}}."""

    totals: dict[str, Total]
    by_unit: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)


def level_values(period: Period, unit_id: str, now: Mapping[str, Mapping[str, Total]]) -> Values:
    """Return the totals of a level and of the units they are made of; `now` is the period's roll-up."""
    found = Values(dict(now.get(unit_id, {})))
    if level_of(unit_id) == Level.COUNTRY:
        for unit, rows in now.items():
            if unit != unit_id:
                found.by_unit[unit] = {code: _told(row) for code, row in rows.items()}
        return found
    filled = Value.objects.filter(
        report__period=period, report__province=unit_id, report__state=APPROVED, amount__isnull=False
    )
    columns = ("report__unit_id", "indicator__code", "amount", "base", "is_estimate")
    for unit, code, amount, base, is_estimate in filled.values_list(*columns):
        told = {"amount": amount, "base": base, "filled": 1, "estimated": int(is_estimate)}
        found.by_unit.setdefault(unit, {})[code] = told
    return found


def _told(row: Total) -> dict[str, int]:
    return {"amount": row.amount, "base": row.base, "filled": row.filled, "estimated": row.estimated}


def indicators_of(forms: Iterable[int]) -> list[Indicator]:
    """Return the indicators of some forms, those of the provinces' form first, each code once."""
    rows = FormRow.objects.filter(form__in=set(forms)).select_related("indicator", "form")
    ordered = sorted(rows, key=lambda row: (row.form.level != PROVINCE, row.position))
    found: dict[str, Indicator] = {}
    for row in ordered:
        found.setdefault(row.indicator.code, row.indicator)
    return _grouped(list(found.values()))


def _grouped(rows: Sequence[Indicator]) -> list[Indicator]:
    """Keep the order of the form, but no heading twice."""
    order = list(dict.fromkeys(row.group for row in rows))
    return sorted(rows, key=lambda row: order.index(row.group))
