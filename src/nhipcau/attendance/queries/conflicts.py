"""What waits for a person: passes seen at two sites, facts set aside, facts that came after the signature."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.attendance.models import Attendance, Conflict, Scan
from nhipcau.attendance.rules import states
from nhipcau.common.folding import fold_words


def conflicts_for(person: Any, conference: Any) -> QuerySet[Conflict]:
    """List the conflicts of a conference of the person's unit, open ones first."""
    rows = Conflict.objects.filter(half_day__conference=conference)
    return _of_unit(rows, person, conference).select_related(
        "delegate", "half_day", "scan__site", "first__site", "site", "settled_by"
    )


def get_conflict_for(person: Any, public_id: str) -> Conflict:
    """Return one conflict, or 404."""
    rows = Conflict.objects.filter(half_day__conference__unit=person.unit_id)
    if not person.may("attendance.settle"):
        rows = rows.none()
    related = ("delegate__category", "delegate__body", "half_day__conference", "settled_by", "site")
    facts = [f"{one}__{part}" for one in ("scan", "first") for part in ("site", "batch__device", "batch__by")]
    return get_object_or_404(rows.select_related(*related, *facts), public_id=public_id)


def presence_of(conflict: Conflict) -> Attendance | None:
    """Return where this person counts now."""
    rows = Attendance.objects.filter(half_day=conflict.half_day_id, delegate=conflict.delegate_id)
    return rows.select_related("site").first()


def set_aside_for(person: Any, conference: Any) -> QuerySet[Scan]:
    """List facts that fit no half-day as they came; those nobody looked at first."""
    rows = Scan.objects.filter(site__conference=conference, outcome=states.QUARANTINED)
    return _facts(_of_unit(rows, person, conference)).order_by(
        F("accepted_at").asc(nulls_first=True), "-received_at", "pk"
    )


def get_set_aside_for(person: Any, fact_id: str) -> Scan:
    """Return one fact that waits for a decision, or 404."""
    rows = Scan.objects.filter(site__conference__unit=person.unit_id, outcome=states.QUARANTINED)
    if not person.may("attendance.settle"):
        rows = rows.none()
    return get_object_or_404(_facts(rows), fact_id=fact_id)


def late_for(person: Any, conference: Any) -> QuerySet[Scan]:
    """List facts that came after the roll of their site was signed, the newest first."""
    rows = Scan.objects.filter(site__conference=conference, is_late=True)
    return _facts(_of_unit(rows, person, conference)).order_by("-received_at", "-pk")


def with_words(rows: QuerySet[Any], words: str, *paths: str) -> QuerySet[Any]:
    """Keep rows of which every word stands in one of these folded columns."""
    for word in fold_words(words):
        kept = Q()
        for path in paths:
            kept |= Q(**{f"{path}__contains": word})
        rows = rows.filter(kept)
    return rows


def _facts(rows: QuerySet[Scan]) -> QuerySet[Scan]:
    return rows.select_related(
        "site__conference", "half_day", "delegate", "batch__device", "batch__by", "accepted_by"
    )


def _of_unit(rows: QuerySet[Any], person: Any, conference: Any) -> QuerySet[Any]:
    may = person.may("attendance.see_board") and conference.unit_id == person.unit_id
    return rows if may else rows.none()
