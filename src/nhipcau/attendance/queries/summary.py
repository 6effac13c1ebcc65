"""How the counting of one conference went: conflicts, late facts, facts set aside, sites on the line.

Called by the conference report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nhipcau.attendance.models import Conflict, Scan, SiteFact
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.rules import states


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one conference, by facts."""

    conflicts: int
    conflicts_open: int
    late: int
    """Taken after the roll was signed."""
    set_aside: int
    """Quarantined, and looked at by nobody yet."""
    sites_on_line: int
    """Sites that were on the line at least once."""


def summary(conference: Any) -> Summary:
    """Count it."""
    of_it = {"site__conference": conference}
    conflicts = Conflict.objects.filter(half_day__conference=conference).aggregate(
        all=Count("pk", filter=~Q(state=ConflictState.GONE)),
        open=Count("pk", filter=Q(state=ConflictState.OPEN)),
    )
    taken = Q(outcome__in=[states.NEW, states.CONFLICT])
    scans = Scan.objects.filter(**of_it).aggregate(
        late=Count("pk", filter=Q(is_late=True) & taken),
        aside=Count("pk", filter=Q(outcome=states.QUARANTINED, accepted_at__isnull=True)),
    )
    on_line = SiteFact.objects.filter(roll__site__conference=conference, line=states.CONNECTED)
    sites = on_line.aggregate(sites=Count("roll__site", distinct=True))["sites"]
    return Summary(conflicts["all"], conflicts["open"], scans["late"], scans["aside"], sites)
