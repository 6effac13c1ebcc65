"""What of attendance waits for a decision. In: who asks; out: conferences of the own unit with how many."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Min

from nhipcau.attendance.models import Conflict, Scan
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.attendance.rules import states


def conflicts_by_conference(person: Any) -> list[dict[str, Any]]:
    """Return for each conference how many passes were seen at two sites and not decided, since when."""
    rows = Conflict.objects.filter(half_day__conference__unit=person.unit_id, state=ConflictState.OPEN)
    named: Any = rows.values(held=F("half_day__conference__public_id"), name=F("half_day__conference__title"))
    return list(named.annotate(count=Count("*"), since=Min("scan__received_at")).order_by("since", "held"))


def set_aside_by_conference(person: Any) -> list[dict[str, Any]]:
    """Return for each conference how many facts were set aside and nobody looked at, since when."""
    rows = Scan.objects.filter(
        site__conference__unit=person.unit_id, outcome=states.QUARANTINED, accepted_at=None
    )
    named: Any = rows.values(held=F("site__conference__public_id"), name=F("site__conference__title"))
    return list(named.annotate(count=Count("*"), since=Min("received_at")).order_by("since", "held"))
