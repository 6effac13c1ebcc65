"""What of presenting waits for one person. In: who asks; out: rows of the own unit, the nearest day first."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet

from nhipcau.presenting.models import Kit, Plan
from nhipcau.presenting.queries.desk import kits_for, plans_for
from nhipcau.presenting.rules import planning


def plans_of(person: Any) -> QuerySet[Plan]:
    """Return what is planned and not made yet, of this person or of nobody."""
    mine = Q(holder=person.pk) | Q(holder=None)
    rows = plans_for(person).filter(mine, state=planning.PLANNED)
    return rows.order_by(F("due_on").asc(nulls_last=True), "on", "pk")


def kits_to_approve(person: Any) -> QuerySet[Kit]:
    """Return kits that nobody approved and that this person wrote nothing of."""
    rows = kits_for(person).filter(closed_at=None, approved_by=None)
    return rows.exclude(writers=person.pk).order_by("changed_at", "pk")
