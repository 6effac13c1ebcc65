"""Directives and clauses, for whom: whoever entered them, whoever they oblige, and the units above both.

Called by the room's screens, the one search and `reports`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.steering.models import Clause, Directive, Obligation, Obliged
from nhipcau.units.queries import descendants
from nhipcau.units.rules.kinds import Level, level_of

EVERYTHING = ~Q(pk__in=[])
"""True of every row; an empty Q would vanish from an OR and leave its other side alone."""


def under(unit_id: str, on: date, field: str = "unit") -> Q:
    """Return the condition that a row is of the unit or of one under it that day; the country sees all."""
    if level_of(unit_id) == Level.COUNTRY:
        return EVERYTHING
    own = Q(**{f"{field}_id": unit_id})
    if level_of(unit_id) == Level.COMMUNE:
        return own
    return own | Q(**{f"{field}_id__in": descendants(unit_id, on).values("pk")})


def in_force(on: date, path: str = "") -> Q:
    """Return the condition that a directive holds that day; without a first day it begins when issued."""
    begun = Q(**{f"{path}starts_on__lte": on}) | Q(
        **{f"{path}starts_on__isnull": True, f"{path}issued_on__lte": on}
    )
    return begun & (Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gte": on}))


def directives_for(person: Any) -> QuerySet[Directive]:
    """List the directives that the person's unit entered, is bound by, or looks down upon."""
    rows = Directive.objects.all()
    if not person.may("steering.see_steering"):
        return rows.none()
    seen = under(person.unit_id, timezone.localdate())
    bound = Obliged.objects.filter(seen, obligation__clause__directive=OuterRef("pk"))
    return rows.filter(seen | Exists(bound))


def get_directive_for(person: Any, public_id: str) -> Directive:
    """Return one directive or 404."""
    return get_object_or_404(directives_for(person), public_id=public_id)


def clauses_of(directive: Directive) -> QuerySet[Clause]:
    """List the clauses in the order of the text; typed ones, which have no place in it, by their order."""
    return directive.clauses.order_by("position", Coalesce("start", 0), "pk")


def get_clause_for(person: Any, public_id: str) -> Clause:
    """Return one clause of a directive the person may see, or 404."""
    rows = Clause.objects.select_related("directive").filter(directive__in=directives_for(person))
    return get_object_or_404(rows, public_id=public_id)


def keeps(person: Any, directive: Directive) -> bool:
    """Tell whether the person may mark clauses of this directive and oblige by it."""
    return bool(person.may("steering.keep_directives")) and person.unit_id == directive.unit_id


def names_of_directives(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the numbers for the record."""
    rows = Directive.objects.filter(public_id__in=set(public_ids))
    return dict(rows.values_list("public_id", "number"))


def names_of_clauses(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the labels for the record."""
    return dict(Clause.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "label"))


def names_of_obligations(public_ids: Iterable[str]) -> dict[str, str]:
    """Return what is asked, for the record."""
    return dict(Obligation.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "what"))
