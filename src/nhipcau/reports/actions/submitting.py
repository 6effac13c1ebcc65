"""Handing a report in, frozen with its hash and who is to judge it; and taking back what nobody judged yet.

Called by the form's page and by journeys.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions.answering import reopen, settle
from nhipcau.reports.actions.stepping import move, refuse, subject_of, write_step
from nhipcau.reports.models import Finding, Report, Revision, Value
from nhipcau.reports.queries.chain import chain_of
from nhipcau.reports.queries.findings import unanswered
from nhipcau.reports.queries.lacking import without_reason
from nhipcau.reports.queries.reports import content_of, sha256_of
from nhipcau.reports.rules.states import RECALL, SUBMIT

NAMED, SHORT = 3, 80
"""So many are named in a refusal; the page lists them all."""


def submit(*, by: Any, at: datetime, report: Report, seen: int) -> Revision:
    """Freeze what the report says now and hand it to the level above."""
    with write_gate():
        row = _held(report)
        refuse(row, by=by, step=SUBMIT, is_level_closed=False)
        _refuse_unfinished(row)
        Value.objects.filter(report=row).exclude(returned_why="").update(returned_why="")
        write_step(_numbered(row), by=by, at=at, step=SUBMIT)
        first = row.first_submitted_at or at
        moments = {"submitted_at": at, "submitted_by": by, "first_submitted_at": first, "number": row.number}
        row = move(row, step=SUBMIT, seen=seen, **moments)
        frozen = _freeze(row, by, at)
        settle(row, at)
        after = {"number": row.number, "sha256": frozen.sha256}
        note(by=by, at=at, verb="reports.submit", subject=subject_of(row), after=after)
    report.refresh_from_db()
    return frozen


def recall(*, by: Any, at: datetime, report: Report, seen: int) -> Report:
    """Take a report back that nobody judged yet; what was frozen stays in its history."""
    with write_gate():
        row = _held(report)
        refuse(row, by=by, step=RECALL, is_level_closed=False)
        write_step(row, by=by, at=at, step=RECALL)
        row = move(row, step=RECALL, seen=seen)
        reopen(row)
        note(by=by, at=at, verb="reports.recall", subject=subject_of(row), after={"number": row.number})
    report.refresh_from_db()
    return row


def _held(report: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",)).select_related("period", "form")
    return rows.get(pk=report.pk)


def _numbered(row: Report) -> Report:
    """Give the row the number of the revision that is being frozen."""
    row.number += 1
    return row


def _freeze(row: Report, by: Any, at: datetime) -> Revision:
    content = content_of(row)
    return Revision.objects.create(
        report=row, number=row.number, content=content, sha256=sha256_of(content), at=at, by=by,
        chain=chain_of(row, timezone.localdate(at)),
    )  # fmt: skip


def _refuse_unfinished(row: Report) -> None:
    limits = unanswered(row)
    if limits:
        words = _("Còn %(count)d hạn chế của kỳ trước chưa trả lời: %(names)s.")
        raise Refused(words % {"count": len(limits), "names": _named([_short(one) for one in limits])})
    cells = without_reason(row)
    if cells:
        words = _("Có số khai khác số hệ thống đếm mà chưa ghi lý do: %(names)s.")
        raise Refused(words % {"names": _named([cell.indicator.name for cell in cells])})


def _short(limit: Finding) -> str:
    return limit.limit if len(limit.limit) <= SHORT else f"{limit.limit[: SHORT - 1]}…"


def _named(names: Sequence[str]) -> str:
    shown = "; ".join(f"“{name}”" for name in names[:NAMED])
    more = len(names) - NAMED
    return shown if more <= 0 else _("%(names)s và %(more)d mục khác") % {"names": shown, "more": more}
