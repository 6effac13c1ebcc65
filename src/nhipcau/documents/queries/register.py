"""The register as the own unit reads it, and the numbers that one matter was given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from nhipcau.documents.models import Registration


def registered_for(person: Any) -> QuerySet[Registration]:
    """Return the papers of this person's unit, the newest first."""
    rows = Registration.objects.filter(unit_id=person.unit_id).select_related("entered_by")
    return rows.order_by("-dated_on", "-entered_at", "-pk")


def years_for(person: Any) -> list[int]:
    """Return the years that the unit's register has."""
    years = Registration.objects.filter(unit_id=person.unit_id).order_by("-year")
    return list(years.values_list("year", flat=True).distinct())


def registered_of(about: str) -> list[Registration]:
    """Return what was registered of one matter, in the order of entering; for the rooms that wrote it."""
    return list(Registration.objects.filter(about=about).order_by("entered_at", "pk"))


def lines_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Return number and symbol of these papers, for the record."""
    return {row.public_id: row.line for row in Registration.objects.filter(public_id__in=set(public_ids))}
