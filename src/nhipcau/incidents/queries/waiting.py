"""What of incidents waits for one person. In: who asks; out: rows of the own unit, most pressing first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.incidents.models import Assignment, Check, Lesson, Template
from nhipcau.incidents.queries.incidents import incidents_for, lessons_for, templates_for
from nhipcau.incidents.rules import levels


def checks_for(person: Any, at: datetime) -> QuerySet[Check]:
    """Return what is not done of open incidents, of duties that this person has now, or nobody."""
    now = Q(starts_at__lte=at) & (Q(ends_at=None) | Q(ends_at__gt=at))
    given = Assignment.objects.filter(now, incident=OuterRef("incident"), duty=OuterRef("duty"))
    open_ones = incidents_for(person).filter(state=levels.OPEN, declared_at__lte=at).order_by().values("pk")
    rows = Check.objects.filter(incident__in=open_ones, done_at=None).select_related("incident")
    wanted = Exists(given.filter(person=person.pk)) | ~Exists(given)
    return rows.filter(wanted).order_by("due_at", "incident", "position")


def owed_lessons_of(person: Any) -> QuerySet[Lesson]:
    """Return the lessons that this person has still to see to."""
    rows = lessons_for(person).filter(owner=person.pk, done_on=None)
    return rows.order_by("due_on", "pk")


def templates_to_approve(person: Any) -> QuerySet[Template]:
    """Return templates of others that wait for approval."""
    rows = templates_for(person).filter(state=levels.SUBMITTED).exclude(writer=person.pk)
    return rows.order_by("changed_at", "pk")
