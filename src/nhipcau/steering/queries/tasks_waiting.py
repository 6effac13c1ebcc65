"""What of tasks and plans waits for a person, and what the one search finds. Called by the registries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clocks.rules.due import end_of
from nhipcau.common.finding import Found, Hit
from nhipcau.common.waiting import MOST, Waiting
from nhipcau.steering.queries import plans, tasks

AHEAD = timedelta(days=14)
"""Our own choice: twice the first reminder; the year's plan would bury the day's work."""


def to_do(person: Any, at: datetime) -> Iterator[Waiting]:
    """Yield the unit's tasks that are overdue or due within two weeks."""
    until = timezone.localdate(at) + AHEAD
    for row in tasks.to_do(person).filter(due_on__lte=until)[:MOST]:
        what = _("Làm tiếp việc bị trả lại") if row.sent_back_why else _("Làm xong công việc")
        yield Waiting(
            what, row.title, row.get_absolute_url(), due_at=end_of(row.due_on), where=row.lead_words
        )


def to_confirm(person: Any, at: datetime) -> Iterator[Waiting]:
    """Yield what colleagues finished by now and this person may confirm."""
    for row in tasks.to_confirm(person).filter(done_at__lte=at).order_by("done_at")[:MOST]:
        yield Waiting(_("Xác nhận việc đã xong"), row.title, row.get_absolute_url(), since=row.done_at)


def plan_missing(person: Any, at: datetime) -> Iterator[Waiting]:
    """Yield this year's plan where none is signed."""
    today = timezone.localdate(at)
    days = plans.days_without_plan(person.unit_id, today.year, today)
    if plans.has_signed_plan(person.unit_id, today.year):
        return
    draft = plans.plan_of(person.unit_id, today.year)
    title = _("Năm %(year)s đã %(days)s ngày chưa có kế hoạch") % {"year": today.year, "days": days or 0}
    page = draft.get_absolute_url() if draft else f"{reverse('steering:make_plan')}?year={today.year}"
    begun = end_of(today.replace(month=1, day=1)) - timedelta(days=1)
    yield Waiting(_("Ban hành kế hoạch năm") if draft else _("Lập kế hoạch năm"), title, page, since=begun)


def found_tasks(person: Any, words: str, most: int) -> Found:
    """Find tasks that carry every word in title, lead or product."""
    rows = tasks.found_for(person, words)
    hits = [Hit(row.title, row.get_absolute_url(), row.lead_words, row.due_on) for row in rows[:most]]
    return Found(hits, rows.count(), f"{reverse('steering:tasks')}?{urlencode({'q': words, 'whose': ''})}")


def found_plans(person: Any, words: str, most: int) -> Found:
    """Find the own plans whose title carries every word."""
    rows = plans.found_for(person, words)
    hits = [Hit(row.title, row.get_absolute_url(), row.elsewhere, row.issued_on) for row in rows[:most]]
    return Found(hits, len(rows), reverse("steering:plans"))
