"""Who was present: ids and counts for rooms above (tests, certificates, catalogue, report)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from nhipcau.attendance.models import Attendance


def present_ids(conference: Any, half_day: Any = None) -> set[int]:
    """Return the pks of the people who were there: in one half-day, or in any."""
    rows = Attendance.objects.filter(half_day__conference=conference)
    if half_day is not None:
        rows = rows.filter(half_day=half_day)
    return set(rows.values_list("delegate_id", flat=True))


def half_days_of(delegate_ids: Iterable[int]) -> dict[int, int]:
    """Return in how many half-days each was present; who never was is missing."""
    rows = Attendance.objects.filter(delegate__in=list(delegate_ids))
    return dict(rows.values_list("delegate_id").annotate(times=Count("pk")).order_by())


def half_days_attended(conference: Any) -> dict[int, int]:
    """Return the same for everybody of one conference, without naming them one by one."""
    rows = Attendance.objects.filter(half_day__conference=conference)
    return dict(rows.values_list("delegate_id").annotate(times=Count("pk")).order_by())


def attended_topics(topic_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return (topic, person) pairs, by pk: who sat in a half-day whose programme held that topic."""
    rows = Attendance.objects.filter(half_day__sessions__topic__in=list(topic_ids))
    return set(rows.values_list("half_day__sessions__topic", "delegate").distinct())


def sites_of_first_presence(conference: Any) -> dict[int, int]:
    """Return the site (pk) at which each person was first present."""
    rows = Attendance.objects.filter(half_day__conference=conference)
    ordered = rows.order_by("-half_day__starts_at", "-half_day_id").values_list("delegate_id", "site_id")
    return dict(ordered)  # the earliest comes last and stays
