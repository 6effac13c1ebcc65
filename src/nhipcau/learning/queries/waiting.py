"""What of learning waits for one person. In: who asks; out: questions and reports of the own unit."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Min

from nhipcau.learning.models import Question, Report
from nhipcau.learning.rules.states import WAITING


def unmoderated_by_conference(person: Any) -> list[dict[str, Any]]:
    """Return for each conference how many questions nobody looked at, since when."""
    rows = Question.objects.filter(conference__unit=person.unit_id, state=WAITING, answered_at=None)
    named: Any = rows.values(held=F("conference__public_id"), name=F("conference__title"))
    return list(named.annotate(count=Count("*"), since=Min("asked_at")).order_by("since", "held"))


def unissued_reports_for(person: Any) -> list[dict[str, Any]]:
    """Return reports of conferences that were begun and not issued, the oldest count first."""
    rows = Report.objects.filter(conference__unit=person.unit_id, issued_at=None)
    named: Any = rows.values(
        held=F("conference__public_id"), name=F("conference__title"), since=F("counted_at")
    )
    return list(named.order_by("since", "held"))
