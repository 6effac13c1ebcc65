"""Requests as both ends read them: the dossier's desk, and the people of the unit that was asked."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.http import Http404

from nhipcau.verification.models import Dossier, Request


def requests_for(person: Any) -> QuerySet[Request]:
    """Return what this person's unit was asked, to whoever may see requests."""
    rows = Request.objects.select_related("dossier__claim", "dossier__unit", "clock", "answered_by", "file")
    return rows.filter(unit=person.unit_id) if person.may("verification.see_requests") else rows.none()


def listed_requests_for(person: Any) -> Any:
    """Return the same, saying of each whether anything is still to be done, for what waits stands first."""
    waits = When(answered_at=None, withdrawn_at=None, then=Value(False))
    return requests_for(person).annotate(
        is_done=Case(waits, default=Value(True), output_field=BooleanField())
    )


def waiting_for(person: Any) -> QuerySet[Request]:
    """Return what this person's unit has still to answer, the most pressing first."""
    return requests_for(person).filter(answered_at=None, withdrawn_at=None).order_by("clock__due_at", "id")


def get_request_for(person: Any, public_id: str) -> Request:
    """Return a request put to this person's unit, or put by it; 404 otherwise."""
    if not person.may("verification.see_requests"):
        raise Http404
    rows = Request.objects.select_related("dossier__claim", "unit", "clock", "answered_by", "file")
    mine = Q(unit=person.unit_id) | Q(dossier__unit=person.unit_id)
    found = rows.filter(mine, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def get_request_of(dossier: Dossier, public_id: str) -> Request:
    """Return one of a dossier's requests; 404 otherwise."""
    found: Request | None = (
        dossier.requests.select_related("clock", "unit", "file").filter(public_id=public_id).first()
    )
    if found is None:
        raise Http404
    return found
