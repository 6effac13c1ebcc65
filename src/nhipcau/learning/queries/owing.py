"""Questions that are owed until a day, of all units or of one: for the calendar and the reminders above."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from nhipcau.learning.models import Question
from nhipcau.learning.queries.questions import IS_OPEN


def owed_between(since: date, until: date, unit_id: str | None = None) -> QuerySet[Question]:
    """List open questions whose answer is due on these days; both days included."""
    rows = Question.objects.filter(IS_OPEN, due_on__gte=since, due_on__lte=until, owner_unit__isnull=False)
    rows = rows if unit_id is None else rows.filter(owner_unit=unit_id)
    return rows.defer("delegate").order_by("due_on", "pk")
