"""Press conferences, for somebody; and when the last regular one was held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.press.models import Conference
from nhipcau.press.rules import states


def conferences_for(person: Any) -> QuerySet[Conference]:
    """List the conferences of the person's unit, the latest first."""
    rows = Conference.objects.order_by("-starts_at", "-pk")
    return rows.filter(unit_id=person.unit_id) if person.may("press.see_boards") else rows.none()


def get_conference_for(person: Any, public_id: str) -> Conference:
    """Return one conference or 404."""
    return get_object_or_404(conferences_for(person), public_id=public_id)


def last_regular(unit_id: str, at: datetime) -> datetime | None:
    """Return when a unit last held a regular conference."""
    rows = Conference.objects.filter(unit_id=unit_id, is_regular=True, state=states.HELD, starts_at__lte=at)
    return rows.order_by("-starts_at").values_list("starts_at", flat=True).first()


def topics_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Name conferences for the record."""
    return dict(Conference.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "topic"))
