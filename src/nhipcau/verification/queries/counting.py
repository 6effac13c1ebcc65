"""Claims and dossiers of a unit in a stretch of time, for the count of its work.

In: unit, first moment, first moment after. Called by `reports`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from nhipcau.verification.models import Claim, Dossier, Finding
from nhipcau.verification.rules import states


def noted(unit_id: str, start: datetime, end: datetime) -> QuerySet[Claim]:
    """Return the claims marked then that are to be checked; a repeat counts with the first."""
    rows = Claim.objects.filter(unit_id=unit_id, kind=states.CHECKABLE, state=states.OPEN)
    return rows.filter(noted_at__gte=start, noted_at__lt=end).order_by("noted_at", "pk")


def concluded(unit_id: str, start: datetime, end: datetime) -> Any:
    """Return the dossiers closed then with `verdict`, that of the last passed finding."""
    passed = Finding.objects.filter(dossier=OuterRef("pk"), state=states.PASSED).order_by("-number")
    rows: QuerySet[Any] = Dossier.objects.filter(unit_id=unit_id, state=states.CLOSED)
    rows = rows.filter(closed_at__gte=start, closed_at__lt=end).select_related("claim")
    return rows.annotate(verdict=Subquery(passed.values("verdict")[:1])).order_by("closed_at", "pk")


def concluded_we_erred(unit_id: str, start: datetime, end: datetime) -> Any:
    """Return those that found the claim right and us wrong."""
    return concluded(unit_id, start, end).filter(verdict=states.RIGHT_WE_CORRECT)
