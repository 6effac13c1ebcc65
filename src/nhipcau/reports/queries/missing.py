"""Who is missing of a level now, as the closing page asks for the reasons.

A province's page has a field a commune; the country's a field a province, and one for all communes of a
province whose own level is still open: thousands of fields are no form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nhipcau.reports.models import Period, ReportState
from nhipcau.reports.queries.closing import reasons_below
from nhipcau.reports.queries.totals import below
from nhipcau.reports.rules.states import APPROVED, COMMUNE
from nhipcau.units.queries.bodies import unit_titles


@dataclass(frozen=True, slots=True)
class MissingHere:
    """Units asked for one by one, with their state, and provinces whose communes share a reason."""

    units: Mapping[str, str]
    provinces: Mapping[str, str]
    communes: Mapping[str, list[str]]
    known: Mapping[str, str]
    """Reasons that stand in the closings below; the form need not ask."""

    def spread(self, single: Mapping[str, str], common: Mapping[str, str]) -> dict[str, str]:
        """Return a reason for each unit: its own, or the one of its province's communes."""
        shared = {unit: why for province, why in common.items() for unit in self.communes[province]}
        return {**shared, **single}


def missing_here(period: Period, unit_id: str, on: date) -> MissingHere:
    """Return who is missing under a unit, provinces first."""
    rows = below(period, unit_id).exclude(state=APPROVED).order_by("-level", "unit_id")
    known = reasons_below(period) if unit_id == period.root_id else {}
    single: dict[str, str] = {}
    communes: dict[str, list[str]] = defaultdict(list)
    for unit, province, level, state in rows.values_list("unit_id", "province_id", "level", "state"):
        if level != COMMUNE or province == unit_id:
            single[unit] = str(ReportState(state).label)
        elif unit not in known:
            communes[province].append(unit)
    names = unit_titles({*single, *communes}, on)
    return MissingHere(
        units={unit: f"{names.get(unit) or unit} – {state}" for unit, state in single.items()},
        provinces={unit: names.get(unit) or unit for unit in communes},
        communes=communes, known=known,
    )  # fmt: skip
