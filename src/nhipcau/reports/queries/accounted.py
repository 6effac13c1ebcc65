"""In which line of the latest report a piece of steering is accounted for. In: a person, codes; out: lines.

Called by the cards beside directives, obligations and tasks: the way from a clause to the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nhipcau.reports.models import FormRow, Indicator, Report, Rollup, Value
from nhipcau.reports.queries.reports import reports_for


@dataclass(frozen=True, slots=True)
class Accounted:
    """A line of a report, or of a total, that says what came of it."""

    indicator: Indicator
    period: str
    amount: int | None
    base: int | None
    url: str


def lines_for(person: Any, codes: Sequence[str], unit_id: str) -> list[Accounted]:
    """Return the lines of the unit's latest report with these codes, as far as the person may see it."""
    if not codes:
        return []
    rows = reports_for(person).filter(unit_id=unit_id).order_by("-period__ends_on", "-pk")
    report = rows.first()
    if report is None:
        return []
    values = {row.indicator_id: row for row in Value.objects.filter(report=report)}
    asked = FormRow.objects.filter(form=report.form_id, indicator__code__in=codes)
    return [_line(report, row.indicator, values) for row in asked.select_related("indicator")]


def totals_for(person: Any, codes: Sequence[str]) -> list[Accounted]:
    """Return the latest totals of the person's own level with these codes."""
    rows = Rollup.objects.filter(unit=person.unit_id, indicator__code__in=codes)
    latest: dict[str, Accounted] = {}
    for row in rows.select_related("period", "indicator").order_by("-period__ends_on", "indicator_id"):
        code = row.indicator.code
        url = reverse("reports:total", args=[row.period.public_id, row.unit_id, code])
        told = Accounted(row.indicator, row.period.name, row.amount, row.base, url)
        latest.setdefault(code, told)
    return list(latest.values())


def _line(report: Report, indicator: Indicator, values: dict[int, Value]) -> Accounted:
    value = values.get(indicator.pk)
    url = reverse("reports:value", args=[report.public_id, indicator.code])
    amount, base = (value.amount, value.base) if value else (None, None)
    return Accounted(indicator, report.period.name, amount, base, url)
