"""The figures of a level as one JSON: live for the page, frozen by the review. In: period, unit, moment.

The shape stands in `rules.snapshot`; the parts come from `level_values`, `standing`, `compared` and `said`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from nhipcau.reports.models import Indicator, Period
from nhipcau.reports.queries.compared import Earlier, History, compared_with, history, is_same_scope
from nhipcau.reports.queries.level_values import Values, indicators_of, level_values
from nhipcau.reports.queries.said import findings_of, practices_of, proposals_of
from nhipcau.reports.queries.standing import (
    Standing,
    closings_of,
    counts_by_level,
    counts_of,
    names_of,
    standings,
)
from nhipcau.reports.rules.snapshot import VERSION, Snapshot
from nhipcau.reports.rules.states import APPROVED, COMMUNE, COUNTRY, PROVINCE, RATIO
from nhipcau.units.rules.kinds import Level, level_of

OF_UNITS = ("units", "missing", "late", "findings", "proposals", "practices", "unconverted")
"""The lists whose rows name a unit."""
UNSAID = ("findings", "proposals", "practices")


def snapshot_of(period: Period, unit_id: str, at: datetime) -> Snapshot:
    """Return everything a review of this level holds, as of now; `annex` is added when it is frozen."""
    return _named(_figures(period, unit_id, at) | _said(period, unit_id), period)


def said_in(period: Period, unit_id: str) -> dict[str, Any]:
    """Return only what the units said in words."""
    said = _said(period, unit_id)
    _name([row for key in UNSAID for row in said[key]], {}, period)
    return said


def figures_of(period: Period, unit_id: str, at: datetime) -> Snapshot:
    """Return the same without what units said in words: for the pages of numbers, in few questions."""
    return _named(_figures(period, unit_id, at) | {key: [] for key in UNSAID}, period)


def _said(period: Period, unit_id: str) -> dict[str, Any]:
    return {
        "findings": findings_of(period, unit_id),
        "proposals": proposals_of(period, unit_id),
        "practices": practices_of(period, unit_id),
    }


def _figures(period: Period, unit_id: str, at: datetime) -> Snapshot:
    rows = standings(period, unit_id)
    on = timezone.localdate(at)
    below = [row for row in rows if row.unit_id != unit_id]
    direct = [row for row in rows if unit_id in {row.unit_id, row.parent}]
    closings, reasons = closings_of(period)
    communes = _communes_counts(rows, on)
    past = history(period, unit_id)
    values = level_values(period, unit_id, past.now)
    before = compared_with(period, past)
    return {
        "format": VERSION,
        "period": _period(period),
        "unit": {"id": unit_id, "name": "", "level": _level(unit_id)},
        "made_at": timezone.localtime(at).isoformat(timespec="seconds"),
        "counts": counts_of(below, on),
        "levels": counts_by_level(below, on),
        "closing": closings.get(unit_id),
        "before": _before(before, period, past),
        "indicators": _indicators(period, rows, values, past, before),
        "units": [
            _unit(
                row,
                on,
                values,
                is_own=row.unit_id == unit_id,
                counts=None if row.unit_id == unit_id else communes.get(row.unit_id),
                closing=None if row.unit_id == unit_id else closings.get(row.unit_id),
            )
            for row in direct
        ],
        "missing": [_missing(row, reasons) for row in below if row.state != APPROVED],
        "late": [_late(row) for row in below if row.is_late(on)],
        "trends": _trends(period, values, past),
        "unconverted": [_left(row, past) for row in past.left],
        "annex": None,
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "id": period.public_id, "name": period.name, "kind": period.kind, "year": period.year,
        "starts_on": period.starts_on.isoformat(), "ends_on": period.ends_on.isoformat(),
    }  # fmt: skip


def _level(unit_id: str) -> str:
    return COUNTRY if level_of(unit_id) == Level.COUNTRY else PROVINCE


def _before(before: Earlier | None, period: Period, past: History) -> dict[str, Any] | None:
    """Name the period compared with, and whether any of its units ended since."""
    if before is None:
        return None
    estimated = any(total.estimated for (number, _code), total in past.totals.items() if number == before.pk)
    return {
        "id": before.public_id, "name": before.name, "ends_on": before.ends_on.isoformat(),
        "is_converted": before.pk in past.converted, "is_estimated": estimated,
        "is_same_half": before.kind == period.kind and before.year == period.year - 1,
    }  # fmt: skip


def _indicators(
    period: Period, rows: Sequence[Standing], values: Values, past: History, before: Earlier | None
) -> list[dict[str, Any]]:
    """List the indicators of the forms in use, with or without figures, in the order of the forms.

    An earlier figure that other levels reported is no comparison: it stays out.
    """
    told = []
    for row in indicators_of({standing.form for standing in rows}):
        alike = before is not None and is_same_scope(past, row.code, period.pk, before.pk)
        then = past.totals.get((before.pk, row.code)) if before and alike else None
        total = values.totals.get(row.code)
        told.append(
            {
                **_about(row),
                "amount": total.amount if total else None,
                "base": total.base if total and row.over_units == RATIO else None,
                "filled": total.filled if total else 0,
                "estimated": total.estimated if total else 0,
                "stated": total.stated if total else 0,
                "before": then.as_json if then else None,
            }
        )
    return told


def _about(row: Indicator) -> dict[str, Any]:
    return {
        "code": row.code, "name": row.name, "group": row.group, "measure": row.measure,
        "over_units": row.over_units, "over_time": row.over_time,
    }  # fmt: skip


def _communes_counts(rows: Sequence[Standing], on: date) -> dict[str, dict[str, int]]:
    """Count the communes' reports of each province."""
    by_province: dict[str, list[Standing]] = {}
    for row in rows:
        if row.level == COMMUNE:
            by_province.setdefault(row.province, []).append(row)
    return {province: counts_of(communes, on) for province, communes in by_province.items()}


def _unit(
    row: Standing, on: date, values: Values, *, is_own: bool, counts: Any, closing: Any
) -> dict[str, Any]:
    return {
        "unit_id": row.unit_id, "name": "", "short": "", "is_own": is_own, "report": row.report,
        "state": row.state, "is_late": row.is_late(on), "counts": counts, "closing": closing,
        "values": values.by_unit.get(row.unit_id, {}),
    }  # fmt: skip


def _missing(row: Standing, reasons: dict[str, str]) -> dict[str, Any]:
    return {
        "unit_id": row.unit_id, "name": "", "province": row.province, "reason": reasons.get(row.unit_id, ""),
        "state": row.state, "report": row.report,
    }  # fmt: skip


def _late(row: Standing) -> dict[str, Any]:
    return {
        "unit_id": row.unit_id, "name": "", "province": row.province, "report": row.report,
        "due_on": row.due_on.isoformat(), "came_on": row.came_on.isoformat() if row.came_on else None,
    }  # fmt: skip


def _trends(period: Period, values: Values, past: History) -> list[dict[str, Any]]:
    """Return the points of every indicator that has a figure in any period."""
    codes = dict.fromkeys([*values.totals, *(code for _number, code in past.totals)])
    return [{"code": code, "points": list(_points(code, period, values, past))} for code in codes]


def _points(code: str, period: Period, values: Values, past: History) -> Iterator[dict[str, Any]]:
    for row in past.periods:
        then = past.totals.get((row.pk, code))
        yield _point(row, then.as_json if then else None, past.scopes.get(row.pk, {}).get(code))
    total = values.totals.get(code)
    now = {"amount": total.amount, "base": total.base, "estimated": False, "remainder": 0} if total else None
    yield _point(period, now, past.scopes.get(period.pk, {}).get(code))


def _point(
    period: Period | Earlier, told: dict[str, Any] | None, levels: Sequence[str] | None
) -> dict[str, Any]:
    empty = {"amount": None, "base": None, "estimated": False, "remainder": 0}
    return {"period": period.public_id, "name": period.name, "levels": list(levels or ()), **(told or empty)}


def _left(row: dict[str, Any], past: History) -> dict[str, Any]:
    name = next(period.name for period in past.periods if period.pk == row["period_id"])
    told = {key: row[key] for key in ("code", "unit_id", "amount", "base", "targets")}
    return {"period": name, "name": "", **told}


def _named(snapshot: Snapshot, period: Period) -> Snapshot:
    """Put names to all units with one look at the map of the period's last day."""
    _name([row for key in OF_UNITS for row in snapshot[key]], snapshot["unit"], period)
    return snapshot


def _name(rows: Sequence[dict[str, Any]], level: dict[str, Any], period: Period) -> None:
    wanted = {row["unit_id"] for row in rows} | ({level["id"]} if level else set())
    wanted |= {row["province"] for row in rows if "province" in row}
    wanted |= {target for row in rows for target in row.get("targets", ())}
    names = names_of(wanted, period.ends_on)
    if level:
        level["name"] = names[level["id"]][0]
    for row in rows:
        row["name"] = names[row["unit_id"]][0]
        if "short" in row:
            row["short"] = names[row["unit_id"]][1]
        if "province" in row:
            row["province"] = names[row["province"]][0]
        if "targets" in row:
            row["targets"] = [names[target][0] for target in row["targets"]]
