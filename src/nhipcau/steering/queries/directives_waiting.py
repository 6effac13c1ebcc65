"""What of directives waits for a person, and what the one search finds of them. Called by the registries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.due import end_of
from nhipcau.common.finding import Found, Hit, list_url, shown, with_words
from nhipcau.common.waiting import MOST, Waiting
from nhipcau.steering.models import Obliged
from nhipcau.steering.queries.directives import directives_for
from nhipcau.steering.queries.obligations import without_task
from nhipcau.steering.rules.cycles import due_day


def tasks_to_make(person: Any, at: datetime) -> Iterator[Waiting]:
    """Yield what binds the person's unit and has no task yet, the nearest day first."""
    today = timezone.localdate(at)
    rows = sorted(without_task(person.unit_id, today), key=lambda row: _due(row, today) or date.max)
    for row in rows[:MOST]:
        due = _due(row, today)
        yield Waiting(
            what=_("Nhiệm vụ chưa có công việc"), title=row.obligation.what,
            url=reverse("steering:obligation", args=[row.obligation.public_id]),
            due_at=end_of(due) if due else None,
            where=row.obligation.clause.directive.number,
        )  # fmt: skip


def _due(row: Obliged, on: date) -> date | None:
    return due_day(row.obligation.repeats, row.obligation.due_on, on)


def found_directives(person: Any, words: str, most: int) -> Found:
    """Find directives that carry every word in number, issuer or title."""
    return shown(
        with_words(directives_for(person), words, "folded"),
        lambda row: Hit(f"{row.number}: {row.title}", row.get_absolute_url(), row.issuer, row.issued_on),
        most=most, more_url=list_url("steering:directives", words),
    )  # fmt: skip
