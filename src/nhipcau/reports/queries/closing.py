"""Which levels were said to be complete, with whom missing and why. In: a period, a unit; out: its closing.

Called by the way up, the closing page, and the review (its table, map and paper say the same 165/168).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.reports.models import Closing, Missing, Period, Report


def closing_of(period: Period, unit_id: str) -> Closing | None:
    """Return the closing of a level that stands, its missing units and reasons fetched; None while open."""
    return standing(period).filter(unit=unit_id).prefetch_related("missing").first()


def closings_of(period: Period) -> dict[str, Closing]:
    """Return every closing of a period that stands, by unit, missing units fetched: two questions in all."""
    return {str(row.unit_id): row for row in standing(period).prefetch_related("missing")}


def standing(period: Period) -> QuerySet[Closing]:
    """Return the closings of a period that nobody reopened."""
    return Closing.objects.filter(period=period, reopened_at__isnull=True)


def history_of(period: Period, unit_id: str) -> QuerySet[Closing]:
    """Return every closing of a level, also those that were reopened, the latest first."""
    rows = Closing.objects.filter(period=period, unit=unit_id).select_related("closed_by")
    return rows.prefetch_related("missing").order_by("-pk")


def levels_of(report: Report) -> set[str]:
    """Return the units whose closing keeps this report as it is.

    A commune's is counted in its province's level and in the whole; a province's own in the whole alone.
    """
    whole = str(report.period.root_id)
    return {whole} if report.unit_id == report.province_id else {whole, str(report.province_id)}


def is_closed(report: Report) -> bool:
    """Tell whether a level that counts this report was said to be complete."""
    return standing(report.period).filter(unit__in=levels_of(report)).exists()


def reasons_below(period: Period) -> dict[str, str]:
    """Return the reasons with which the provinces' levels were closed, by missing unit."""
    rows = Missing.objects.filter(closing__in=standing(period)).exclude(closing__unit=period.root_id)
    return dict(rows.values_list("unit_id", "reason"))


def periods_to_close(person: Any) -> QuerySet[Period]:
    """Return the periods in which the person's unit has reports below it and has not closed its level."""
    below = Report.objects.filter(period=OuterRef("pk"), parent=person.unit_id)
    closed = Closing.objects.filter(period=OuterRef("pk"), unit=person.unit_id, reopened_at__isnull=True)
    return Period.objects.filter(Exists(below), ~Exists(closed))


def get_judging_period_for(person: Any, public_id: str) -> Period:
    """Return a period in which the person's unit judges somebody; 404 otherwise."""
    judged = Report.objects.filter(period=OuterRef("pk"), parent=person.unit_id)
    return get_object_or_404(Period.objects.filter(Exists(judged)), public_id=public_id)


def ready_to_close(periods: Iterable[Period], unit_id: str) -> set[int]:
    """Return those of these periods where every report below the unit is approved."""
    rows = Report.objects.filter(period__in=[one.pk for one in periods]).exclude(unit=unit_id)
    under = rows.filter(Q(period__root=unit_id) | Q(province=unit_id))
    open_still = set(under.exclude(state="approved").values_list("period_id", flat=True))
    return set(under.values_list("period_id", flat=True)) - open_still


def unapproved_own(period: Period) -> Report | None:
    """Return the root's own report where nobody approved it yet; nobody above names it as missing."""
    return Report.objects.filter(period=period, unit=F("period__root")).exclude(state="approved").first()
