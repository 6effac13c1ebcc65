"""The level above judges: returns with a reason for each cell, approves, takes an approval back.

An approval adds the report's values to the totals in the same transaction, a withdrawal takes exactly them
away. Called by the reviewing pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions import totals
from nhipcau.reports.actions.stepping import (
    demand_judge,
    held,
    move,
    refuse,
    subject_of,
    write_step,
)
from nhipcau.reports.models import FormRow, Report, ReviewAction, Value
from nhipcau.reports.queries.closing import levels_of, standing
from nhipcau.reports.rules.states import APPROVE, APPROVED, RETURN, SUBMITTED, WITHDRAW

LONGEST = 500
"""As long as `Value.returned_why`."""


def return_report(
    *, by: Any, at: datetime, report: Report, seen: int, reason: str, cells: Mapping[str, str]
) -> Report:
    """Send a report back; each cell named by its code carries its reason, which the unit sees beside it."""
    told = {code: words.strip() for code, words in cells.items() if words.strip()}
    reason = reason.strip() or (_("Sửa các ô có ghi lý do bên cạnh.") if told else "")
    if not reason:
        raise Refused(_("Hãy ghi lý do trả lại, hoặc lý do ở từng ô cần sửa."), field="reason")
    if any(len(words) > LONGEST for words in told.values()):
        raise Refused(_("Lý do của một ô dài quá 500 chữ cái: viết gọn lại, hoặc ghi vào lý do chung."))
    with write_gate():
        row = held(report, by=by, step=RETURN)
        _refuse_unknown(row, told)
        row = move(row, step=RETURN, seen=seen, decided_at=at, decided_by=by)
        write_step(row, by=by, at=at, step=RETURN, reason=reason, cells=told)
        _write_beside(row, told)
        after = {"number": row.number, "reason": reason, "cells": sorted(told)}
        note(by=by, at=at, verb="reports.return_report", subject=subject_of(row), after=after)
        return row


def approve(*, by: Any, at: datetime, report: Report, seen: int) -> Report:
    """Approve exactly the revision that was seen; its values enter the totals of province and whole."""
    with write_gate():
        totals.hold(report.period_id)
        row = held(report, by=by, step=APPROVE)
        write_step(row, by=by, at=at, step=APPROVE)
        row = move(row, step=APPROVE, seen=seen, decided_at=at, decided_by=by)
        totals.add(row)
        after = {"number": row.number, "sha256": _seal(row)}
        note(by=by, at=at, verb="reports.approve_report", subject=subject_of(row), after=after)
        return row


def withdraw(*, by: Any, at: datetime, report: Report, seen: int, reason: str) -> Report:
    """Take an approval back: the report waits to be judged again, its values leave the totals."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do rút duyệt."), field="reason")
    with write_gate():
        totals.hold(report.period_id)
        row = held(report, by=by, step=WITHDRAW)
        write_step(row, by=by, at=at, step=WITHDRAW, reason=reason.strip())
        row = move(row, step=WITHDRAW, seen=seen, decided_at=None, decided_by=None)
        totals.take_away(row)
        after = {"number": row.number, "reason": reason.strip()}
        note(by=by, at=at, verb="reports.withdraw_approval", subject=subject_of(row), after=after)
        return row


def approve_many(*, by: Any, at: datetime, reports: Sequence[Report]) -> int:
    """Approve reports of one period at once, each in the revision that was seen; all or none, one note."""
    demand_judge(by)
    if not reports:
        raise Refused(_("Hãy chọn ít nhất một báo cáo đã xem."))
    seen = {report.pk: report.revision for report in reports}
    with write_gate():
        period = totals.hold(_one_period(reports))
        rows = list(
            Report.objects.select_for_update(of=("self",))
            .filter(pk__in=seen, period=period)
            .select_related("period")
            .order_by("pk")
        )
        _refuse_any(rows, seen, by)
        _approve_rows(rows, by, at)
        after = {"count": len(rows), "reports": {row.public_id: row.number for row in rows}}
        note(
            by=by,
            at=at,
            verb="reports.approve_many",
            subject=f"reports.period:{period.public_id}",
            after=after,
        )
        return len(rows)


def _approve_rows(rows: Sequence[Report], by: Any, at: datetime) -> None:
    ReviewAction.objects.bulk_create(
        [ReviewAction(report=row, number=row.number, step=APPROVE, at=at, by=by) for row in rows]
    )
    waiting = Report.objects.filter(pk__in=[row.pk for row in rows], state=SUBMITTED)
    waiting.update(state=APPROVED, decided_at=at, decided_by=by, revision=F("revision") + 1)
    for row in rows:
        totals.add(row)


def _one_period(reports: Sequence[Report]) -> int:
    periods = {report.period_id for report in reports}
    if len(periods) > 1:
        raise Refused(_("Chỉ duyệt cùng lúc những báo cáo của một kỳ."))
    return int(periods.pop())


def _refuse_any(rows: Sequence[Report], seen: Mapping[int, int], by: Any) -> None:
    closed = set(standing(rows[0].period).values_list("unit_id", flat=True))
    for row in rows:
        refuse(row, by=by, step=APPROVE, is_level_closed=bool(closed & levels_of(row)))
        if row.revision != seen[row.pk]:
            raise Stale(
                _("Có báo cáo vừa thay đổi sau khi bạn xem. Tải lại danh sách; chưa báo cáo nào được duyệt.")
            )


def _refuse_unknown(row: Report, cells: Mapping[str, str]) -> None:
    asked = FormRow.objects.filter(form=row.form_id).values_list("indicator__code", flat=True)
    if not set(cells) <= set(asked):
        raise Refused(_("Có chỉ tiêu không nằm trong biểu mẫu của báo cáo này."))


def _write_beside(row: Report, cells: Mapping[str, str]) -> None:
    """Put each reason beside its cell; a cell that nobody filled yet gets an empty row to carry it."""
    lines = FormRow.objects.filter(form=row.form_id, indicator__code__in=cells).select_related("indicator")
    for line in lines:
        why = {"returned_why": cells[line.indicator.code]}
        Value.objects.update_or_create(report=row, indicator=line.indicator, defaults=why)


def _seal(row: Report) -> str:
    """Name in the record what exactly was approved."""
    return str(row.revisions.values_list("sha256", flat=True).get(number=row.number))
