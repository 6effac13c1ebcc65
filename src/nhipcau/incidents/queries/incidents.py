"""Incidents, templates and rumours, for somebody of the unit that holds them; 404 for anybody else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet
from django.http import Http404

from nhipcau.incidents.models import Check, Incident, Lesson, Rumour, Template
from nhipcau.incidents.rules import levels


def incidents_for(person: Any) -> QuerySet[Incident]:
    """Return the unit's incidents and drills, the open ones first."""
    rows = Incident.objects.select_related("declared_by", "clock").annotate(
        open_checks=Count("checks", filter=Q(checks__done_at=None), distinct=True),
        open_rumours=Count(
            "rumours", filter=Q(rumours__state__in=[levels.HEARD, levels.CHECKED]), distinct=True
        ),
    )
    if not person.may("incidents.see_incidents"):
        return rows.none()
    return rows.filter(unit=person.unit_id).order_by("-state", "-declared_at", "-pk")


def get_incident_for(person: Any, public_id: str) -> Incident:
    """Return one incident of this person's unit."""
    found: Incident = _one(incidents_for(person), public_id)
    return found


def templates_for(person: Any) -> QuerySet[Template]:
    """Return the unit's holding templates."""
    rows = Template.objects.select_related("writer", "approver").prefetch_related("texts")
    if not person.may("incidents.see_incidents"):
        return rows.none()
    return rows.filter(unit=person.unit_id)


def get_template_for(person: Any, public_id: str) -> Template:
    """Return one template of this person's unit."""
    found: Template = _one(templates_for(person), public_id)
    return found


def get_rumour_for(person: Any, public_id: str) -> Rumour:
    """Return one rumour of an incident of this person's unit."""
    rows = Rumour.objects.select_related("incident", "claim", "statement")
    found: Rumour = _one(rows.filter(incident__in=incidents_for(person).values("pk")), public_id)
    return found


def get_check_for(person: Any, incident: Incident, position: int) -> Check:
    """Return one line of a checklist."""
    found = incident.checks.select_related("incident").filter(position=position).first()
    if found is None or incident.unit_id != person.unit_id:
        raise Http404
    return found


def lessons_for(person: Any) -> QuerySet[Lesson]:
    """Return what incidents and drills taught, the open ones by their day."""
    rows = Lesson.objects.select_related("incident", "owner")
    return rows.filter(incident__in=incidents_for(person).values("pk")).order_by("done_on", "due_on")


def get_lesson_for(person: Any, public_id: str) -> Lesson:
    """Return one lesson."""
    found: Lesson = _one(lessons_for(person), public_id)
    return found


def colleagues_of(person: Any) -> QuerySet[Any]:
    """Return who of this person's unit may be given a duty: everybody with an account there."""
    people = get_user_model()._default_manager  # noqa: SLF001 - Django's public name for it
    return people.filter(unit=person.unit_id, is_active=True).order_by("full_name", "username")


def _one(rows: QuerySet[Any], public_id: str) -> Any:
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found
