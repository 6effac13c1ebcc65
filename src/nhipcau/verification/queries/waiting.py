"""What of verification waits for one person. In: who asks; out: rows of the own unit, most pressing first."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from nhipcau.verification.models import Dossier, Finding
from nhipcau.verification.queries.claims import Filters, claims_for
from nhipcau.verification.queries.dossiers import dossiers_for
from nhipcau.verification.rules import states


def kept_by(person: Any) -> QuerySet[Any]:
    """Return open dossiers of this person that wait for him and not for a second reader.

    `returned` says why the last finding came back, where it did.
    """
    last = Finding.objects.filter(dossier=OuterRef("pk")).order_by("-number")
    rows: QuerySet[Dossier] = dossiers_for(person).filter(owner=person.pk)
    open_rows = rows.exclude(state__in=[states.CLOSED, states.IN_REVIEW])
    told = open_rows.annotate(returned=Subquery(last.values("return_reason")[:1]))
    return told.order_by(F("clock__due_at").asc(nulls_last=True), "opened_at", "pk")


def unsorted_for(person: Any) -> QuerySet[Any]:
    """Return claims of the unit of which nobody said yet what they are, the first marked first."""
    rows = claims_for(person, Filters(has_dossier=False)).filter(state=states.NOTED)
    return rows.order_by("noted_at", "pk")
