"""Rounds and quotas: of a conference, of the person's unit; how many seats are taken."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.training.models import Category, Conference, Delegate, Quota, Round
from nhipcau.training.rules import states

_TAKEN = Count("delegates", filter=Q(delegates__state=states.NAMED, delegates__origin=states.NOMINATED))


def quotas_for(person: Any) -> QuerySet[Quota]:
    """List the quotas that the person's unit fills, the latest deadline first."""
    if not person.may("training.nominate"):
        return Quota.objects.none()
    return with_taken(Quota.objects.filter(unit=person.unit_id)).order_by("-round__deadline_at", "pk")


def get_quota_for(person: Any, public_id: str) -> Quota:
    """Return a quota that the person may fill: of the own unit, or of a conference that the unit holds."""
    mine = Q(unit=person.unit_id) if person.may("training.nominate") else Q(pk__in=[])
    if person.may("training.keep_delegates"):
        mine |= Q(round__conference__unit=person.unit_id)
    return get_object_or_404(with_taken(Quota.objects.filter(mine)), public_id=public_id)


def with_taken(rows: QuerySet[Quota]) -> QuerySet[Quota]:
    """Add what pages show of a quota, and how many seats are taken."""
    joined = rows.select_related("round__conference", "body", "category", "site", "unit")
    return joined.annotate(taken=_TAKEN)


def quotas_of(conference: Conference) -> QuerySet[Quota]:
    """List all quotas of a conference by site and agency."""
    rows = with_taken(Quota.objects.filter(round__conference=conference))
    return rows.order_by("round__opens_at", "site__code", "body__name", "pk")


def rounds_of(conference: Conference) -> QuerySet[Round]:
    """List the rounds with their seats and how many agencies were asked."""
    return Round.objects.filter(conference=conference).annotate(agencies=Count("quotas"))


def get_round_for(person: Any, public_id: str) -> Round:
    """Return a round of a conference that the person's unit holds, or 404."""
    rows = Round.objects.filter(conference__unit=person.unit_id).select_related("conference")
    return get_object_or_404(rows, public_id=public_id)


def categories_of(conference: Conference) -> QuerySet[Category]:
    """List the categories in their order."""
    return Category.objects.filter(conference=conference)


def get_category_for(person: Any, public_id: str) -> Category:
    """Return a category of a conference that the person's unit holds, or 404."""
    rows = Category.objects.filter(conference__unit=person.unit_id).select_related("conference")
    return get_object_or_404(rows, public_id=public_id)


def named_of(quota: Quota) -> QuerySet[Delegate]:
    """List who holds a seat of a quota, by given name."""
    return taken_seats(quota).filter(erased_at=None).order_by("sorted_by", "pk")


def taken_seats(quota: Quota) -> QuerySet[Delegate]:
    """List the seats of a quota that are taken, also by people who were erased."""
    return Delegate.objects.filter(quota=quota, state=states.NAMED, origin=states.NOMINATED)


def past_of(quota: Quota) -> QuerySet[Delegate]:
    """List who gave a seat of a quota back: swapped or withdrawn, with the reason."""
    rows = Delegate.objects.filter(quota=quota, erased_at=None)
    return rows.exclude(state=states.NAMED).order_by("sorted_by", "pk")
