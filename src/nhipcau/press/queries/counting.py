"""Enquiries and press conferences of a unit in a stretch of time, for the count of its work.

In: unit, first moment, first moment after. An enquiry counts with the unit that holds it, as on the board.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Least

from nhipcau.press.models import Conference, Enquiry
from nhipcau.press.rules import states


def received(unit_id: str, start: datetime, end: datetime) -> QuerySet[Enquiry]:
    """Return the enquiries that came then, the earliest first."""
    rows = Enquiry.objects.filter(unit_id=unit_id, received_at__gte=start, received_at__lt=end)
    return rows.order_by("received_at", "pk")


def decided(unit_id: str, start: datetime, end: datetime, at: datetime) -> QuerySet[Enquiry]:
    """Return the enquiries that were answered then, or whose clock ended then without an answer.

    Each belongs to the earlier of both moments, `settled_at`, so that no two periods count it; who took a
    question back is owed nothing, and a clock that still runs decides nothing.
    """
    rows = Enquiry.objects.filter(unit_id=unit_id, clock__isnull=False).select_related("clock")
    answered = Q(outcome__in=states.RESPONSES)
    rows = rows.filter(answered | ~Q(state=states.CLOSED) & Q(clock__due_at__lte=at))
    settled = Least(Coalesce("closed_at", F("clock__due_at")), F("clock__due_at"))
    rows = rows.annotate(settled_at=settled).filter(settled_at__gte=start, settled_at__lt=end)
    return rows.order_by("settled_at", "pk")


def held(unit_id: str, start: datetime, end: datetime) -> QuerySet[Conference]:
    """Return the press conferences that took place then."""
    rows = Conference.objects.filter(unit_id=unit_id, state=states.HELD)
    return rows.filter(starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")


def has_enquiries(unit_id: str) -> bool:
    """Say whether the unit was ever asked anything."""
    return Enquiry.objects.filter(unit_id=unit_id).exists()
