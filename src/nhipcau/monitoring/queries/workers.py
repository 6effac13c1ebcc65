"""Whether the office is reading. In: who asks and when; out: living workers and the last sign of life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from nhipcau.common.navigation import Visitor
from nhipcau.monitoring.models import WorkerBeat

SILENT_AFTER = timedelta(minutes=3)
"""A worker beats every 15 seconds and between pages; the slowest batch of fetches ends well within this."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Is anybody reading?"""

    alive: int
    last_seen_at: datetime | None


def reading_now_for(person: Visitor, *, at: datetime) -> Reading:
    """Count the workers that live, and tell when the last sign came."""
    if not person.may("monitoring.see_articles"):
        return Reading(0, None)
    alive = WorkerBeat.objects.filter(stopped_at=None, seen_at__gt=at - SILENT_AFTER).count()
    last = WorkerBeat.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    return Reading(alive, last)
