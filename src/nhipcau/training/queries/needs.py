"""Topics that units asked for, for the staff of the unit that organises. Called by screens and cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.training.models import Conference
from nhipcau.training.models.needs import Need
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.rules import states


def needs_for(person: Any) -> QuerySet[Need]:
    """List what was handed to the person's unit, the latest first."""
    if not person.may("training.see_needs"):
        return Need.objects.none()
    return Need.objects.filter(unit_id=person.unit_id).select_related("conference")


def get_need_for(person: Any, public_id: str) -> Need:
    """Return one of them, or 404."""
    return get_object_or_404(needs_for(person), public_id=public_id)


def open_needs_for(person: Any) -> QuerySet[Need]:
    """List what nobody planned or declined yet: the one most units ask for first, then the oldest."""
    return needs_for(person).filter(state=states.NEED_OPEN).order_by("-units_count", "made_at", "pk")


def needs_of_conference(person: Any, public_id: str) -> list[Need]:
    """List what a conference of the person's unit is to answer."""
    rows = needs_for(person).filter(conference__public_id=public_id)
    return list(rows.order_by("-units_count", "pk"))


def needs_of_origin(unit_id: str, origin: str) -> list[Need]:
    """List what was handed over from one place; for the room that handed it."""
    return list(Need.objects.filter(unit_id=unit_id, origin=origin).order_by("-units_count", "pk"))


def conferences_to_plan_into(person: Any) -> QuerySet[Conference]:
    """List the conferences of the person's unit that are still planned, the next first."""
    return conferences_for(person).filter(state=states.PLANNED).order_by("starts_on", "pk")


def names_of_needs(public_ids: Iterable[str]) -> dict[str, str]:
    """Name needs for the record."""
    return dict(Need.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "topic"))
