"""Periods, reports and values for tests, over the small country of tests/steering/making.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from nhipcau.reports.models import FormRow, FormVersion, Indicator, Period, Report, Revision, Value
from nhipcau.reports.rules import states

NOW = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
SINCE = date(2024, 12, 15)
CODES = (("releases", "sum", "sum"), ("staff", "sum", "last"), ("enquiries_in_time", "ratio", "ratio"))


def make_form(level: str = states.PROVINCE) -> FormVersion:
    """Return a form of three indicators: a sum, a state, a ratio. The real one comes of `load_forms`."""
    form, is_new = FormVersion.objects.get_or_create(
        code=f"half-year-{level}", version=1,
        defaults={"level": level, "name": "Biểu mẫu thử", "starts_on": SINCE, "source": "mẫu"},
    )  # fmt: skip
    if is_new:
        for position, (code, over_units, over_time) in enumerate(CODES):
            indicator, _new = Indicator.objects.get_or_create(
                code=code, version=1,
                defaults={"name": code, "group": "Mẫu", "measure": "%" if over_units == "ratio" else "bản",
                          "over_units": over_units, "over_time": over_time, "starts_on": SINCE},
            )  # fmt: skip
            FormRow.objects.create(form=form, indicator=indicator, position=position)
    return form


def indicator(code: str) -> Indicator:
    """Return one of the form's indicators."""
    return Indicator.objects.get(code=code, version=1)


def make_period(root: str = "vn", kind: str = states.HALF_2, year: int = 2026, **more: Any) -> Period:
    """Return a period whose cut-off and days follow its kind."""
    days = {
        states.HALF_1: (date(year - 1, 12, 15), date(year, 6, 14), date(year, 5, 31), date(year, 6, 6)),
        states.HALF_2: (date(year, 6, 15), date(year, 12, 14), date(year, 11, 20), date(year, 11, 25)),
    }[kind]
    fields: dict[str, Any] = {
        "name": f"Kỳ mẫu {kind} {year}", "starts_on": days[0], "ends_on": days[1], "due_commune_on": days[2],
        "due_province_on": days[3], "opened_at": NOW, **more,
    }  # fmt: skip
    return Period.objects.create(root_id=root, kind=kind, year=year, **fields)


def make_report(period: Period, unit_id: str, province: str = "", **more: Any) -> Report:
    """Return the open report of a unit; a commune's where its province is given."""
    level = states.COMMUNE if province else states.PROVINCE
    due = period.due_commune_on if province else period.due_province_on
    above = province or (period.root_id if period.root_id != unit_id else None)
    fields: dict[str, Any] = {
        "parent_id": above, "province_id": province or unit_id, "level": level, "form": make_form(level),
        "due_on": due, "first_due_on": due, **more,
    }  # fmt: skip
    return Report.objects.create(period=period, unit_id=unit_id, **fields)


def fill(report: Report, amounts: Mapping[str, int | tuple[int, int] | None]) -> None:
    """Write stated values, in thousandths; a pair is numerator and denominator, None is empty."""
    for code, told in amounts.items():
        amount, base = told if isinstance(told, tuple) else (told, None)
        Value.objects.update_or_create(
            report=report, indicator=indicator(code), defaults={"amount": amount, "base": base}
        )


def hand_in(report: Report, by: Any, at: datetime = NOW, *, approved_by: Any = None) -> Report:
    """Put a report into the state after submission or approval, without the actions; totals stay as they are."""
    report.number += 1
    Revision.objects.create(
        report=report, number=report.number, content={}, sha256="0" * 64, chain=[], at=at, by=by
    )
    report.submitted_at, report.submitted_by, report.first_submitted_at = at, by, at
    report.state = states.APPROVED if approved_by else states.SUBMITTED
    if approved_by:
        report.decided_at, report.decided_by = at, approved_by
    report.save()
    return report
