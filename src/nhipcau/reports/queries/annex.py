"""The figures of every commune of the country, as they are frozen beside a review. In: a period; out: JSON.

Too long for the snapshot that every page reads; its hash stands in there. Called by `actions.reviews`.
"""

from __future__ import annotations

from typing import Any

from nhipcau.reports.models import Period, Report, Value
from nhipcau.reports.queries.standing import names_of
from nhipcau.reports.rules.states import APPROVED, COMMUNE
from nhipcau.units.rules.kinds import Level, level_of

FORMAT = "nhipcau.annex/1"


def annex_of(period: Period, unit_id: str) -> dict[str, Any] | None:
    """Return the communes' rows for the country; None for a province, whose snapshot has its communes."""
    if level_of(unit_id) != Level.COUNTRY:
        return None
    rows = Report.objects.filter(period=period, level=COMMUNE).order_by("province_id", "unit_id")
    told = list(rows.values_list("unit_id", "province_id", "state"))
    if not told:
        return None
    values = _values(period)
    names = names_of({unit for row in told for unit in row[:2]}, period.ends_on)
    units = [
        {"unit_id": unit, "name": names[unit][0], "province": names[province][0], "state": state,
         "values": values.get(unit, {})}
        for unit, province, state in told
    ]  # fmt: skip
    return {"format": FORMAT, "period": period.public_id, "units": units}


def _values(period: Period) -> dict[str, dict[str, dict[str, Any]]]:
    rows = Value.objects.filter(
        report__period=period, report__level=COMMUNE, report__state=APPROVED, amount__isnull=False
    ).order_by()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for unit, code, amount, base in rows.values_list(
        "report__unit_id", "indicator__code", "amount", "base"
    ).iterator():
        found.setdefault(unit, {})[code] = {"amount": amount, "base": base}
    return found
