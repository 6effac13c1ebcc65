"""Where a batch is taken: the site, its half-days and rolls, held until the transaction ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from nhipcau.attendance.actions.opening import make_rolls
from nhipcau.attendance.models import Roll
from nhipcau.attendance.rules.clock import Window, window
from nhipcau.training.queries.doors import site_by_id
from nhipcau.training.rules import states as training

HEARD_AGAIN = timedelta(seconds=10)
"""Ages are shown in minutes; scans a few seconds apart need not each write the roll."""


@dataclass(frozen=True)
class Place:
    """A site with its rolls, by public id of the half-day."""

    site: Any
    rolls: dict[str, Roll]

    @property
    def conference(self) -> Any:
        """Return the conference of the site."""
        return self.site.conference

    @property
    def is_cancelled(self) -> bool:
        """Say whether the conference does not take place."""
        return bool(self.site.conference.state == training.CANCELLED)

    def half_day(self, public_id: str) -> int | None:
        """Return the half-day's key, None where the conference has none of that name."""
        roll = self.rolls.get(public_id)
        return roll.half_day_id if roll else None

    def window(self, public_id: str) -> Window | None:
        """Return from when until when a half-day's facts may be said."""
        roll = self.rolls.get(public_id)
        return window(roll.half_day.starts_at, roll.half_day.ends_at) if roll else None

    def is_signed(self, half_day: int | None) -> bool:
        """Say whether the roll was signed before this batch."""
        return any(roll.signed_at for roll in self.rolls.values() if roll.half_day_id == half_day)


def place_of(site_id: int, half_days: Collection[str]) -> Place:
    """Return the site with its rolls; those that are missing are made."""
    rolls = _rolls(site_id)
    if not rolls or not set(half_days) <= rolls.keys():
        make_rolls(site_by_id(site_id))
        rolls = _rolls(site_id)
    site = next((roll.site for roll in rolls.values()), None) or site_by_id(site_id)
    return Place(site, rolls)


def heard(place: Place, half_days: Collection[int | None], at: datetime) -> None:
    """Remember that something came from this site for these half-days."""
    old = at - HEARD_AGAIN
    named = [roll for roll in place.rolls.values() if roll.half_day_id in half_days]
    rolls = [roll.pk for roll in named if roll.heard_at is None or roll.heard_at <= old]
    if rolls:
        rows = Roll.objects.filter(Q(heard_at=None) | Q(heard_at__lt=at), pk__in=sorted(rolls))
        rows.update(heard_at=at)


def _rolls(site_id: int) -> dict[str, Roll]:
    """Read and hold them: whoever signs waits for us, or we for him."""
    rows = Roll.objects.filter(site=site_id).select_related("half_day", "site__conference").order_by("pk")
    return {roll.half_day.public_id: roll for roll in rows.select_for_update(of=("self",))}
