"""What we set right of our own, as the unit that was wrong sees it: the late first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404

from nhipcau.verification.models import Correction


def corrections_for(person: Any) -> QuerySet[Correction]:
    """Return the corrections of this person's unit: open ones by deadline, then those made."""
    rows = Correction.objects.select_related("owner", "clock", "done_by", "finding__dossier__claim")
    if not person.may("verification.see_corrections"):
        return rows.none()
    of_unit = rows.filter(unit=person.unit_id).annotate(claim_folded=F("finding__dossier__claim__folded"))
    return of_unit.order_by(F("done_at").desc(nulls_first=True), F("clock__due_at").asc(), "id")


def get_correction_for(person: Any, public_id: str) -> Correction:
    """Return one correction of this person's unit; 404 otherwise."""
    found = corrections_for(person).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def due_for(person: Any, *, at: datetime) -> QuerySet[Correction]:
    """Return what is still to be set right, as of now."""
    return corrections_for(person).filter(done_at=None, made_at__lte=at)
