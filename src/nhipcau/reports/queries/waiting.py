"""What a unit judges: the reports that report to it, and those that wait for a person's decision.

In: a person; out: rows of exactly the unit's own level. Called by the reviewing pages, actions and the desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from nhipcau.reports.models import Period, Report, ReviewAction
from nhipcau.reports.queries.closing import is_closed
from nhipcau.reports.rules.chain import Asking, Standing, may_step
from nhipcau.reports.rules.states import APPROVED, OPEN, RETURNED, SUBMITTED
from nhipcau.units.queries import names_on

_ORDER = {SUBMITTED: 0, RETURNED: 1, OPEN: 2, APPROVED: 3}


def judged_by(person: Any) -> QuerySet[Report]:
    """Return the reports that the person's unit judges: those below it, its own where nobody is above."""
    own_level = Q(parent=person.unit_id) | Q(parent__isnull=True, unit=person.unit_id)
    return Report.objects.filter(own_level).select_related("period", "submitted_by", "decided_by")


def get_judged_for(person: Any, public_id: str) -> Report:
    """Return one report that the person's unit judges; 404 otherwise."""
    return get_object_or_404(judged_by(person), public_id=public_id)


def listed_for(person: Any, on: date) -> QuerySet[Report]:
    """List what the unit judges: what waits first, the longest waiting first; units named as of a day."""
    cases = [When(state=state, then=place) for state, place in _ORDER.items()]
    place = Case(*cases, output_field=IntegerField())
    waits = F("submitted_at").asc(nulls_last=True)
    return with_names(judged_by(person), on).order_by("-period__ends_on", place, waits, "pk")


def with_names(rows: QuerySet[Report], on: date) -> QuerySet[Report]:
    """Put `unit_kind` and `unit_name` to each report, as its unit is called that day, or by its id."""
    names = names_on(on).filter(unit_id=OuterRef("unit_id")).order_by("pk")
    kind, name = Subquery(names.values("kind")[:1]), Subquery(names.values("name")[:1])
    empty = Value("")
    return rows.annotate(unit_kind=Coalesce(kind, empty), unit_name=Coalesce(name, F("unit_id")))


def waiting_for(person: Any) -> QuerySet[Report]:
    """Return what waits for this very person, the longest waiting first; nobody judges what he submitted."""
    rows = judged_by(person).filter(state=SUBMITTED).exclude(submitted_by=person)
    return rows.order_by("submitted_at", "pk")


def waiting_in(person: Any, period: Period, on: date) -> list[Report]:
    """Return what waits for this very person in one period, by unit."""
    return list(with_names(waiting_for(person).filter(period=period), on).order_by("level", "unit_id"))


def waiting_by_period(person: Any) -> list[tuple[Period, int]]:
    """Return the periods with how many reports of each wait for this person, the latest first."""
    rows = waiting_for(person).order_by().values_list("period").annotate(n=Count("pk"))
    counted: dict[int, int] = dict(rows)
    periods = Period.objects.filter(pk__in=counted).order_by("-ends_on", "-pk")
    return [(period, counted[period.pk]) for period in periods]


def neighbours(person: Any, report: Report) -> tuple[Report | None, Report | None]:
    """Return the report before and after this one, among those of its period that wait for the person."""
    rows = waiting_for(person).filter(period=report.period_id).order_by("pk")
    return rows.filter(pk__lt=report.pk).last(), rows.filter(pk__gt=report.pk).first()


def late_in(rows: QuerySet[Report], on: date) -> QuerySet[Report]:
    """Keep the reports that came after their day, or are over it and not here."""
    came = Q(first_submitted_at__date__gt=F("due_on"))
    return rows.filter(came | Q(first_submitted_at__isnull=True, due_on__lt=on))


def faults(person: Any, report: Report, steps: Iterable[str]) -> dict[str, str]:
    """Return what stands against each step for this person, "" where it may be taken."""
    standing = standing_of(report, is_level_closed=is_closed(report))
    return {step: may_step(step, standing, Asking(person.pk, person.unit_id)) for step in steps}


def standing_of(report: Report, *, is_level_closed: bool) -> Standing:
    """Say where a report stands, as the rules ask."""
    return Standing(
        state=report.state, unit=str(report.unit_id), parent=report.parent_id,
        submitted_by=report.submitted_by_id, is_level_closed=is_level_closed,
    )  # fmt: skip


def way_up(report: Report) -> QuerySet[ReviewAction]:
    """Return every step of a report so far, the first one first."""
    return ReviewAction.objects.filter(report=report).select_related("by").order_by("pk")
