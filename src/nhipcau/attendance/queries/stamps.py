"""A cheap stamp of the board: the same stamp means that nothing on it changed. One statement, no rows read.

Called by the polling of the board; ages in words change by the minute, so the minute is part of it.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, Max, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from nhipcau.attendance.models import Attendance, Conflict, Device, Excuse, Roll, Scan, SiteFact
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.training.queries.conferences import sites_of
from nhipcau.training.queries.delegates import places_of
from nhipcau.training.rules.states import EXCUSED


def stamp_of(conference: Any, half_day: Any, at: datetime) -> str:
    """Return the stamp of the board as it stands in this minute."""
    parts = [
        _part(1, Attendance.objects.filter(half_day=half_day), Max("pk"), Sum("site_id")),
        _part(2, Excuse.objects.filter(half_day=half_day), Max("pk")),
        _part(3, Scan.objects.filter(site__conference=conference), Max("pk"), Count("accepted_at")),
        _part(4, Roll.objects.filter(half_day=half_day), Sum("revision")),
        _part(5, SiteFact.objects.filter(roll__half_day=half_day), Max("pk")),
        _part(6, Conflict.objects.filter(half_day=half_day), Count("pk", filter=Q(state=ConflictState.OPEN))),
        _part(7, Device.objects.filter(site__conference=conference), Sum("waiting"), Count("revoked_at")),
        _part(8, places_of(conference), Sum("revision"), Count("pk", filter=Q(answer=EXCUSED))),
        _part(9, sites_of(conference), Sum("revision")),
    ]
    rows = sorted(parts[0].union(*parts[1:], all=True).values_list("k", "n", "a", "b"))
    words = f"{rows} {half_day.pk} {int(at.timestamp()) // 60}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _part(key: int, rows: QuerySet[Any], first: Any, second: Any = None) -> QuerySet[Any, Any]:
    nothing = Value(0, output_field=IntegerField())
    grouped: QuerySet[Any, Any] = (
        rows.order_by()
        .values(k=Value(key, output_field=IntegerField()))
        .annotate(
            n=Count("pk"), a=Coalesce(first, nothing), b=Coalesce(second, nothing) if second else nothing
        )
    )
    return grouped
