"""Opens the rolls of a site, one for each half-day. Called inside the gate of whoever enrols or takes."""

from __future__ import annotations

from typing import Any

from nhipcau.attendance.models import Roll
from nhipcau.training.queries.conferences import half_days_of


def make_rolls(site: Any) -> None:
    """Make those that are missing, inside the caller's gate."""
    rows = [Roll(site=site, half_day=half_day) for half_day in half_days_of(site.conference)]
    Roll.objects.bulk_create(rows, ignore_conflicts=True)
