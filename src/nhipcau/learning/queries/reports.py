"""Reports of conferences, for whom."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from nhipcau.learning.models import Report


def report_of(conference: Any) -> Report | None:
    """Return the report of a conference, if one was begun."""
    return (
        Report.objects.filter(conference=conference)
        .select_related("conference__office", "registration", "statement")
        .first()
    )


def get_report_for(person: Any, public_id: str) -> Report:
    """Return the report of the conference with this public id, of the person's own unit."""
    found = (
        Report.objects.filter(conference__public_id=public_id, conference__unit_id=person.unit_id)
        .select_related("conference__office", "registration", "statement")
        .first()
    )
    if found is None:
        raise Http404
    return found


def titles_of(public_ids: Any) -> dict[str, str]:
    """Name reports for the record."""
    rows = Report.objects.filter(public_id__in=public_ids).values_list("public_id", "conference__title")
    return dict(rows)
