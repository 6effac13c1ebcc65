"""Tasks, for somebody: the own unit's and those of units below; those of an origin, finished, due.

Called by the screens, by `reports` (what came of a review, what was done in a half-year), by the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.common.folding import fold_words
from nhipcau.steering.models import Task
from nhipcau.steering.queries.reach import in_reach
from nhipcau.steering.rules import states

IN_FORCE = Q(plan__isnull=True) | Q(plan__state=states.ISSUED)
"""A draft's tasks bind nobody yet: no letter, no calendar, no list of what waits."""


def tasks_for(person: Any) -> QuerySet[Task]:
    """List the tasks of the person's unit and of the units under it, by their day; no draft of another."""
    if not person.may("steering.see_steering"):
        return Task.objects.none()
    mine = Q(unit_id=person.unit_id) | (in_reach(person) & IN_FORCE)
    rows = Task.objects.filter(mine).select_related("plan", "lead_body", "done_by")
    return rows.order_by("due_on", "pk")


def own_tasks_for(person: Any) -> QuerySet[Task]:
    """List those of the person's own unit, which it may change."""
    return tasks_for(person).filter(unit_id=person.unit_id)


def get_task_for(person: Any, public_id: str) -> Task:
    """Return one task that the person may see; else 404."""
    return get_object_or_404(tasks_for(person), public_id=public_id)


def get_own_task_for(person: Any, public_id: str) -> Task:
    """Return one task of the person's own unit; else 404."""
    return get_object_or_404(own_tasks_for(person), public_id=public_id)


def tasks_of_origin(origin: str) -> list[Task]:
    """Return what came of something: "reports.review:abc"."""
    return list(Task.objects.filter(origin=origin).order_by("due_on", "pk"))


def finished_between(unit_id: str, since: date, until: date) -> list[Task]:
    """Return what the unit finished on these days, confirmed or waiting for it, in the order of finishing."""
    begins = datetime.combine(since, time.min, ZONE)
    ends = datetime.combine(until + timedelta(days=1), time.min, ZONE)
    rows = Task.objects.filter(unit_id=unit_id, state__in=[states.WAITING, states.DONE])
    return list(rows.filter(done_at__gte=begins, done_at__lt=ends).order_by("done_at", "pk"))


def due_between(since: date, until: date, unit_id: str | None = None) -> QuerySet[Task]:
    """List tasks in force whose day falls there, with how often it was moved."""
    rows = Task.objects.filter(IN_FORCE, due_on__gte=since, due_on__lte=until)
    rows = rows if unit_id is None else rows.filter(unit_id=unit_id)
    return rows.annotate(moves=Count("extensions")).order_by("due_on", "pk")


def to_do(person: Any) -> QuerySet[Task]:
    """List what the person's own unit still has to do."""
    return own_tasks_for(person).filter(IN_FORCE, state=states.OPEN)


def to_confirm(person: Any) -> QuerySet[Task]:
    """List what colleagues finished and the person may confirm."""
    if not person.may("steering.confirm_tasks"):
        return Task.objects.none()
    return own_tasks_for(person).filter(state=states.WAITING).exclude(done_by=person.pk)


def found_for(person: Any, words: str) -> QuerySet[Task]:
    """List the tasks that carry every word, the newest day first."""
    rows = tasks_for(person)
    for word in fold_words(words):
        rows = rows.filter(folded__contains=word)
    return rows.order_by("-due_on", "-pk")


def titles(public_ids: Iterable[str]) -> dict[str, str]:
    """Name tasks for the record."""
    return dict(Task.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))
