"""What is read of reports, always for whom: the list, one report, its values, what a revision freezes.

Called by the room's actions, screens and prints.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import rfc8785
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.reports.models import Answer, Finding, FormRow, Period, Report, Value
from nhipcau.units.rules.kinds import COUNTRY_ID, Level, level_of

FORMAT = "nhipcau.report/1"
WORDS = ("leadership", "results", "next_steps", "proposals")


def reports_for(person: Any) -> QuerySet[Report]:
    """Return the reports of the person's unit and of those that reported to it, also through a province.

    Who reports to whom was written down when the period opened; a later decree shows nobody more.
    """
    rows = Report.objects.select_related("period", "form", "submitted_by", "decided_by")
    return rows.filter(_seen_by(str(person.unit_id)))


def get_report_for(person: Any, public_id: str) -> Report:
    """Return one report that the person may see; 404 otherwise."""
    return get_object_or_404(reports_for(person), public_id=public_id)


def my_report(person: Any, period: Period) -> Report | None:
    """Return the report that the person's unit owes in a period."""
    return reports_for(person).filter(period=period, unit_id=person.unit_id).first()


def mine(person: Any) -> QuerySet[Report]:
    """Return the reports of the person's own unit, the latest period first."""
    return reports_for(person).filter(unit_id=person.unit_id).order_by("-period__ends_on", "-pk")


def values_of(report: Report) -> dict[str, Value]:
    """Return the cells that stand in a report, by indicator code."""
    rows = Value.objects.filter(report=report).select_related("indicator")
    return {row.indicator.code: row for row in rows}


def lines_of(report: Report) -> list[FormRow]:
    """Return the lines of the report's form, in their order."""
    return list(FormRow.objects.filter(form=report.form_id).select_related("indicator").order_by("position"))


def last_values(report: Report) -> dict[str, Value]:
    """Return what stood in the unit's report of the same kind a year before, or of the period before."""
    earlier = Report.objects.filter(
        unit=report.unit_id, period__root=report.period.root_id, period__ends_on__lt=report.period.ends_on,
        number__gt=0,
    )  # fmt: skip
    before = earlier.order_by("-period__ends_on", "-pk").first()
    return values_of(before) if before else {}


def is_above(person: Any, report: Report) -> bool:
    """Tell whether the person looks at a report of another unit."""
    return bool(person.unit_id != report.unit_id)


def content_of(report: Report) -> dict[str, Any]:
    """Return everything a submission freezes, as plain JSON values in a fixed order."""
    return content_from(
        report, list(values_of(report).values()), list(report.findings.all()),
        list(Answer.objects.filter(report=report).select_related("finding")),
    )  # fmt: skip


def content_from(
    report: Report, values: list[Value], findings: list[Finding], answers: list[Answer]
) -> dict[str, Any]:
    """Return the frozen content of rows that are at hand; the report's form and period are loaded."""
    return {
        "format": FORMAT, "report": report.public_id, "unit": report.unit_id,
        "period": report.period.public_id, "form": {"code": report.form.code, "version": report.form.version},
        "values": {row.indicator.code: _cell(row) for row in values},
        "words": {name: getattr(report, name) for name in WORDS},
        "findings": [_limit(row) for row in findings],
        "answers": [
            {"finding": row.finding.public_id, "answer": row.answer, "words": row.words} for row in answers
        ],
    }  # fmt: skip


def sha256_of(content: dict[str, Any]) -> str:
    """Return SHA-256 over the canonical JSON (RFC 8785) of a frozen content, in hex."""
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def _limit(row: Finding) -> dict[str, Any]:
    return {
        "id": row.public_id,
        **{name: getattr(row, name) for name in ("limit", "cause", "remedy", "topic")},
    }


def _cell(row: Value) -> dict[str, Any]:
    names = ("amount", "base", "qualifier", "is_estimate", "note", "origin", "counted_amount", "counted_base")
    return {name: getattr(row, name) for name in names}


def _seen_by(unit_id: str) -> Q:
    if unit_id == COUNTRY_ID:
        return Q()
    own = Q(unit=unit_id) | Q(parent=unit_id)
    return own | Q(province=unit_id) if level_of(unit_id) == Level.PROVINCE else own


def late_on(report: Report, on: date) -> bool:
    """Tell whether a report came after its day, or is over it and not here."""
    came = report.first_submitted_at
    return timezone.localdate(came) > report.due_on if came else report.due_on < on
