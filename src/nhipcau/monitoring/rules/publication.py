"""Which publication time is believed. In: the page's claim and the time of fetching; called by actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Days are counted where the office stands (design/reading.md)."""
CREDIBLE_AHEAD = timedelta(days=1)
"""No publication later than the fetch plus this is stored (design/reading.md)."""

NOON = time(12)
"""Where a text without an hour stands among those of its day."""


@dataclass(frozen=True, slots=True)
class Publication:
    """When a text came out: the moment if the page gives an hour, and the day in the office's zone."""

    at: datetime | None = None
    on: date | None = None

    def sort_key(self, seen_at: datetime) -> datetime:
        """Return the moment that orders lists: publication, noon of its day, or first sight."""
        if self.at or self.on is None:
            return self.at or seen_at
        return min(datetime.combine(self.on, NOON, tzinfo=OFFICE_ZONE), max(seen_at, _start(self.on)))


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=OFFICE_ZONE)


def office_day(moment: datetime) -> date:
    """Return the calendar day of an aware moment in the office's zone."""
    return moment.astimezone(OFFICE_ZONE).date()


def latest_credible_day(fetched_at: datetime) -> date:
    """Return the last day that a page fetched then can claim."""
    return office_day(fetched_at + CREDIBLE_AHEAD)


def believed(claimed: datetime | date | None, fetched_at: datetime) -> Publication:
    """Return the claim as moment and day, or nothing when it lies in the future."""
    if isinstance(claimed, datetime):
        moment = claimed if claimed.tzinfo else claimed.replace(tzinfo=OFFICE_ZONE)
        if moment <= fetched_at + CREDIBLE_AHEAD:
            return Publication(moment.astimezone(UTC), office_day(moment))
    elif claimed is not None and claimed <= latest_credible_day(fetched_at):
        return Publication(None, claimed)
    return Publication()


def earlier(known: Publication, new: Publication) -> Publication:
    """Return the first publication that two readings of one address tell of; an edit is not a birth."""
    if known.on is None or new.on is None:
        return known if new.on is None else new
    if known.on != new.on:
        return known if known.on < new.on else new
    moments = [moment for moment in (known.at, new.at) if moment is not None]
    return Publication(min(moments, default=None), known.on)
