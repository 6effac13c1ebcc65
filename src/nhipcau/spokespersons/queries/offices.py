"""Offices, for somebody or for a unit on a day. Called by the screens and by every room that speaks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.spokespersons.models import Office


def in_force(on: date) -> Q:
    """Return the condition that a dated row holds that day."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def offices_for(person: Any) -> QuerySet[Office]:
    """List the offices of the person's unit."""
    rows = Office.objects.order_by("name", "pk")
    return rows.filter(unit_id=person.unit_id) if person.may("spokespersons.see_speakers") else rows.none()


def get_office_for(person: Any, public_id: str) -> Office:
    """Return one office or 404."""
    return get_object_or_404(offices_for(person), public_id=public_id)


def offices_of_unit(unit_id: str, on: date) -> QuerySet[Office]:
    """List the offices by which a unit speaks that day, the first entered first."""
    return Office.objects.filter(in_force(on), unit_id=unit_id).order_by("pk")


def office_of_unit(unit_id: str, on: date) -> Office | None:
    """Return the office by which a unit speaks that day: where there are several, the first entered."""
    return offices_of_unit(unit_id, on).first()


def units_with_office(unit_ids: Iterable[str], on: date) -> set[str]:
    """Return which of these units have an office that day."""
    rows = Office.objects.filter(in_force(on), unit_id__in=list(unit_ids))
    return set(rows.values_list("unit_id", flat=True))


def names_of_offices(public_ids: Iterable[str]) -> dict[str, str]:
    """Name offices for the record."""
    return dict(Office.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def name_in(office: Office, language: str) -> str:
    """Return the office's name in a language, or the Vietnamese one where none was given."""
    return office.names.get(language) or office.name
