"""What is read of periods: whose, who is expected, what the book says of the days.

Called by the screens and by whoever needs the period of a day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from nhipcau.reports.models import Period, Report
from nhipcau.reports.queries.reports import reports_for
from nhipcau.reports.rules.book import book
from nhipcau.reports.rules.periods import Days, days_of
from nhipcau.units.rules.kinds import COUNTRY_ID


def periods_for(person: Any) -> QuerySet[Period]:
    """Return the periods that the person's unit opened or has a report in; the country sees all."""
    if person.unit_id == COUNTRY_ID:
        return Period.objects.all()
    taking_part = Report.objects.filter(Q(unit=person.unit_id) | Q(parent=person.unit_id)).values("period")
    return Period.objects.filter(Q(root=person.unit_id) | Q(pk__in=taking_part))


def get_period_for(person: Any, public_id: str) -> Period:
    """Return one period that the person's unit takes part in; 404 otherwise."""
    return get_object_or_404(periods_for(person), public_id=public_id)


def expected_for(person: Any, period: Period) -> QuerySet[Report]:
    """Return the reports of a period that the person sees, provinces first."""
    return reports_for(person).filter(period=period).order_by("province_id", "-level", "unit_id")


def days_told(kind: str, year: int) -> Days:
    """Return the days that the book gives a period."""
    return days_of(book().periods[kind], year)


def latest_period(root_id: str, on: date) -> Period | None:
    """Return the latest period of an office that has begun by a day."""
    return Period.objects.filter(root=root_id, starts_on__lte=on).order_by("-ends_on", "-pk").first()


def period_before(period: Period) -> Period | None:
    """Return the period of the same office before this one."""
    rows = Period.objects.filter(root=period.root_id, ends_on__lt=period.ends_on)
    return rows.order_by("-ends_on", "-pk").first()


def due_between(since: date, until: date) -> QuerySet[Report]:
    """Return the reports whose day lies between two days, both included."""
    return (
        Report.objects.filter(due_on__range=(since, until)).select_related("period").order_by("due_on", "pk")
    )
