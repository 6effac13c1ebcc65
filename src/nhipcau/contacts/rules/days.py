"""Days are counted where the office stands. Pure."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def office_day(at: datetime) -> date:
    """Return the calendar day where the office stands."""
    return at.astimezone(OFFICE_ZONE).date()
