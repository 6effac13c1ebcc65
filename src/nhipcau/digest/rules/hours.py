"""When an edition is due. In: a schedule's days and hour, and a moment; out: yes or no."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Days and hours are counted where the office stands (design/reading.md)."""
FIRST_LOOK_BACK = timedelta(hours=36)
"""What an edition without a predecessor gathers: yesterday and this morning."""
LONGEST_LOOK_BACK = timedelta(days=4)
"""A digest after Tết's holidays still fits a page; older stories are for the list of stories."""


def office_day(at: datetime) -> date:
    """Return the calendar day where the office stands."""
    return at.astimezone(OFFICE_ZONE).date()


def due_at(day: date, hour: time) -> datetime:
    """Return the moment that an edition of this day is due."""
    return datetime.combine(day, hour, tzinfo=OFFICE_ZONE)


def is_due(*, weekdays: str, hour: time, at: datetime) -> bool:
    """Say whether today's hour has come; an hour slept through is made up for until midnight."""
    today = office_day(at)
    return str(today.weekday()) in weekdays and at >= due_at(today, hour)


def gather_from(*, until_before: datetime | None, at: datetime) -> datetime:
    """Return since when stories are gathered: the last edition's end, never too far back."""
    if until_before is None:
        return at - FIRST_LOOK_BACK
    return max(until_before, at - LONGEST_LOOK_BACK)
