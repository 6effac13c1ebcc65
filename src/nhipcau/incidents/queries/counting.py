"""Incidents of a unit that ended in a stretch of time, for the count of its work; exercises never count."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from nhipcau.incidents.models import Incident
from nhipcau.incidents.rules import levels


def ended(unit_id: str, start: datetime, end: datetime) -> QuerySet[Incident]:
    """Return the incidents that were closed then, the earliest first."""
    rows = Incident.objects.filter(unit_id=unit_id, is_drill=False, state=levels.CLOSED)
    return rows.filter(closed_at__gte=start, closed_at__lt=end).order_by("closed_at", "pk")
