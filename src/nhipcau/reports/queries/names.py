"""What the record calls reports, periods and limits. In: public ids. Out: names by id."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from nhipcau.reports.models import Finding, Period, Report
from nhipcau.units.queries.bodies import unit_titles


def names_of_reports(public_ids: Iterable[str]) -> dict[str, str]:
    """Return "Tỉnh Cao Bằng, 6 tháng đầu năm 2026"."""
    rows = list(Report.objects.filter(public_id__in=set(public_ids)).select_related("period"))
    units = unit_titles({row.unit_id for row in rows}, timezone.localdate())
    return {row.public_id: f"{units.get(row.unit_id, row.unit_id)}, {row.period.name}" for row in rows}


def names_of_periods(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the periods' names."""
    return dict(Period.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def names_of_findings(public_ids: Iterable[str]) -> dict[str, str]:
    """Return what the limits say."""
    return dict(Finding.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "limit"))
