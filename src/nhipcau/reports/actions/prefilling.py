"""Counting a unit's own work into its form. A blank overwrites nothing; what a unit stated stays.

Called by the form's button, and by the worker for units that have accounts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions.holding import hold, refuse_stranger
from nhipcau.reports.actions.keeping import counted_of
from nhipcau.reports.actions.stepping import subject_of
from nhipcau.reports.models import Indicator, Report, Value
from nhipcau.reports.queries.counting import Counted, counted, works_here
from nhipcau.reports.queries.reports import lines_of, values_of
from nhipcau.reports.rules import states
from nhipcau.reports.rules.cells import Cell, same

AGAIN_AFTER = timedelta(hours=20)
"""So that a nightly round counts each form once a day, whatever minute it starts."""
STOPS_AFTER = timedelta(days=60)
"""After a report's day; a form that nobody sends is not counted for ever."""
COUNTED_PARTS = (
    "amount", "base", "qualifier", "is_estimate", "origin", "counted_amount", "counted_base", "is_confirmed",
)  # fmt: skip


def prefill(*, by: Any, at: datetime, report: Report) -> int:
    """Count every indicator of the form that the system can count; return how many cells changed."""
    refuse_stranger(report, by)
    found = _count(report, at)
    with write_gate():
        changed = [row for row in _filled(report, found) if row is not None]
        if changed:
            row = hold(report, by=by, seen=None, counted_at=at)
            _store(changed)
        else:
            row = report
            Report.objects.filter(pk=report.pk, state__in=states.WRITABLE).update(counted_at=at)
        if changed or by is not None:
            after = {one.indicator.code: [one.counted_amount, one.counted_base] for one in changed}
            note(by=by, at=at, verb="reports.prefill", subject=subject_of(row), after=after)
    report.refresh_from_db()
    return len(changed)


def prefill_due(at: datetime, limit: int) -> int:
    """Count the forms of units with accounts that were not counted since yesterday; return how many."""
    on = timezone.localdate(at)
    stale = Q(counted_at__isnull=True) | Q(counted_at__lt=at - AGAIN_AFTER)
    waiting = Report.objects.filter(
        stale, state__in=states.WRITABLE, period__starts_on__lte=on, due_on__gte=on - STOPS_AFTER,
        unit__person__is_active=True,
    )  # fmt: skip
    rows = waiting.select_related("period", "form").order_by(F("counted_at").asc(nulls_first=True), "pk")
    chosen = list(rows.distinct()[:limit])
    for report in chosen:
        prefill(by=None, at=at, report=report)
    return len(chosen)


def _count(report: Report, at: datetime) -> dict[int, tuple[Indicator, Counted]]:
    """Count outside the write gate: it reads every room, and others need not wait for it."""
    until = min(report.period.ends_on, timezone.localdate(at))
    known = works_here(report.unit_id)
    asked = [line.indicator for line in lines_of(report) if line.indicator.counter]
    return {
        one.pk: (
            one,
            counted(one.counter, report.unit_id, report.period.starts_on, until, at=at, known=known),
        )
        for one in asked
    }


def _filled(report: Report, found: dict[int, tuple[Indicator, Counted]]) -> list[Value | None]:
    standing = {row.indicator_id: row for row in values_of(report).values()}
    return [_put(report, one, standing.get(key), told) for key, (one, told) in found.items()]


def _put(report: Report, indicator: Indicator, value: Value | None, told: Counted) -> Value | None:
    """Return the cell with its new count, or None where nothing changes; "unknown" changes nothing."""
    if told.amount is None or counted_of(value) == (told.amount, told.base):
        return None
    row = value or Value(report=report, indicator=indicator)
    row.counted_amount, row.counted_base = told.amount, told.base
    if row.origin == states.COUNTED or (row.amount is None and not row.is_confirmed):
        row.amount, row.base, row.qualifier, row.is_estimate = told.amount, told.base, "", False
        row.origin, row.is_confirmed = states.COUNTED, False
    elif same(Cell(row.amount, row.base, row.qualifier, row.is_estimate), (told.amount, told.base)):
        row.origin = states.COUNTED
    elif not row.note:
        row.is_confirmed = False
    return row


def _store(rows: list[Value]) -> None:
    Value.objects.bulk_create([row for row in rows if row.pk is None])
    Value.objects.bulk_update([row for row in rows if row.pk is not None], COUNTED_PARTS)
