"""Good practice: the library, open to everybody signed in; nominations, to their unit and those above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.reports.models import Practice, Report
from nhipcau.reports.rules import states
from nhipcau.units.queries import descendants
from nhipcau.units.queries.tree import reports_to
from nhipcau.units.rules.kinds import Level, level_of

FROM_REPORT = ("report__period", "report")


def practices_for(person: Any) -> QuerySet[Practice]:
    """List what is in the library, and every nomination of the person's unit and of units under it."""
    rows = Practice.objects.select_related(*FROM_REPORT)
    if not person.may("reports.see_reports"):
        return rows.none()
    if level_of(person.unit_id) == Level.COUNTRY:
        return rows
    below = descendants(person.unit_id, timezone.localdate()).values("pk")
    seen = Q(report__unit_id=person.unit_id) | Q(report__unit_id__in=below)
    return rows.filter(Q(state=states.KEPT) | seen | Q(report__parent_id=person.unit_id))


def get_practice_for(person: Any, public_id: str) -> Practice:
    """Return one practice or 404."""
    return get_object_or_404(practices_for(person), public_id=public_id)


def judge_of(practice: Practice) -> str | None:
    """Return the unit whose reviewers keep or decline: who judges the report, else who stands above."""
    report = practice.report
    return report.parent_id or reports_to(report.unit_id, report.period.ends_on)


def may_judge(person: Any, practice: Practice) -> bool:
    """Tell whether this person's unit decides; never the unit that nominated."""
    return bool(person.may("reports.keep_practices")) and person.unit_id == judge_of(practice)


def waiting_for_judge(unit_id: str) -> QuerySet[Practice]:
    """List the nominations that this unit judges, the oldest first."""
    judged = Q(report__parent_id=unit_id)
    if level_of(unit_id) == Level.COUNTRY:
        judged |= Q(report__parent__isnull=True)
    rows = Practice.objects.select_related(*FROM_REPORT).filter(judged, state=states.NOMINATED)
    return rows.order_by("pk")


def own_report(person: Any, public_id: str) -> Report:
    """Return a report of the person's own unit, from which something may be nominated, or 404."""
    rows = Report.objects.select_related("period")
    rows = rows if person.may("reports.nominate") else rows.none()
    return get_object_or_404(rows, unit_id=person.unit_id, public_id=public_id)


def own_reports(person: Any) -> QuerySet[Report]:
    """List the reports of the person's own unit, the latest period first."""
    rows = Report.objects.select_related("period").filter(unit_id=person.unit_id)
    return rows.order_by("-period__ends_on", "-pk")


def names_of_practices(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles for the record."""
    return dict(Practice.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))
