"""What of training waits for one person. In: who asks and when; out: rows of the own unit, nearest first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.training.models import Conference, Quota
from nhipcau.training.queries.conferences import conferences_for
from nhipcau.training.queries.nominating import quotas_for
from nhipcau.training.rules import states


def unfilled_for(person: Any, at: datetime) -> QuerySet[Quota]:
    """Return quotas of the unit that are open now and have empty seats."""
    rows: Any = quotas_for(person)
    open_ones = rows.filter(round__opens_at__lte=at, round__deadline_at__gt=at, taken__lt=F("seats"))
    return open_ones.order_by("round__deadline_at", "pk")  # type: ignore[no-any-return]


def unsettled_for(person: Any, at: datetime) -> QuerySet[Conference]:
    """Return conferences that are over and whose outcome nobody noted."""
    rows = conferences_for(person).filter(state=states.PLANNED, ends_on__lt=day_of(at))
    return rows.order_by("ends_on", "pk")
