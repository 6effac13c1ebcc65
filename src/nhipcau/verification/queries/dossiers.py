"""Dossiers as their own unit reads them; nobody of another unit reaches one.

In: who asks; out: rows with what their page and their list show.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import BooleanField, Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.http import Http404

from nhipcau.verification.models import Dossier, Finding
from nhipcau.verification.rules import states


def dossiers_for(person: Any) -> QuerySet[Dossier]:
    """Return the dossiers of this person's unit, to whoever may see dossiers."""
    rows = Dossier.objects.select_related("claim", "owner", "clock")
    return rows.filter(unit=person.unit_id) if person.may("verification.see_dossiers") else rows.none()


def get_dossier_for(person: Any, public_id: str) -> Dossier:
    """Return one dossier of this person's unit; 404 otherwise."""
    found = dossiers_for(person).select_related("unit").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def listed_dossiers_for(person: Any, *, at: datetime) -> Any:
    """Return the same with what the list counts: evidence that stands, the last verdict passed."""
    passed = Finding.objects.filter(dossier=OuterRef("pk"), state=states.PASSED).order_by("-number")
    standing = Q(evidence__withdrawn_at=None)
    return with_lateness(dossiers_for(person), at).annotate(
        verdict=Subquery(passed.values("verdict")[:1]),
        supporting=Count("evidence", filter=standing & Q(evidence__stance=states.SUPPORTS)),
        contradicting=Count("evidence", filter=standing & Q(evidence__stance=states.CONTRADICTS)),
    )


def with_lateness(rows: Any, at: datetime) -> Any:
    """Say of rows with a clock whether it runs past its deadline."""
    late = Q(clock__stopped_at=None, clock__due_at__lt=at)
    return rows.annotate(is_late=Case(When(late, then=True), default=False, output_field=BooleanField()))


def dossier_of(claim_id: int) -> Dossier | None:
    """Return the dossier of a claim that the caller has already reached."""
    return Dossier.objects.filter(claim=claim_id).first()


def colleagues_for(person: Any) -> QuerySet[Any]:
    """Return who of this person's unit may keep a dossier: by name."""
    people = get_user_model()._default_manager  # noqa: SLF001 - Django's public name for it
    rows = people.filter(unit=person.unit_id, is_active=True).prefetch_related("grants")
    able = [row.pk for row in rows if row.may("verification.keep_dossier")]
    return people.filter(pk__in=able).order_by("full_name", "username")


def evidence_of(dossier: Dossier) -> QuerySet[Any]:
    """Return all evidence by number, withdrawn ones too."""
    return dossier.evidence.select_related(
        "capture", "file", "request", "article", "version", "added_by", "withdrawn_by"
    ).defer("capture__text", "file__text", "version__text")
