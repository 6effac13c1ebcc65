"""Settling and reopening limits of earlier periods, as a report that is handed in says of them.

Called by submission and recall inside their own transaction; writes no note of its own.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.reports.models import Answer, Finding, Report
from nhipcau.reports.rules import states


def settle(report: Report, at: datetime) -> int:
    """Mark the limits settled that this report says are; return how many."""
    rows = Finding.objects.filter(pk__in=_said_settled(report), settled_at__isnull=True)
    return rows.update(settled_at=at)


def reopen(report: Report) -> int:
    """Take back what this report said was settled, unless another report handed in says so too."""
    said_elsewhere = Answer.objects.filter(
        answer=states.SETTLED, report__state__in=(states.SUBMITTED, states.APPROVED)
    ).exclude(report=report)
    rows = Finding.objects.filter(pk__in=_said_settled(report)).exclude(
        pk__in=said_elsewhere.values("finding")
    )
    return rows.update(settled_at=None)


def _said_settled(report: Report) -> list[int]:
    rows = Answer.objects.filter(report=report, answer=states.SETTLED)
    return list(rows.values_list("finding_id", flat=True))
