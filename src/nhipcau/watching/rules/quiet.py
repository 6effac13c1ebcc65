"""Quiet hours, possibly over midnight. In: a moment and the two ends; out: until when to keep quiet."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Quiet hours are those of the office's clock (design/reading.md)."""


def quiet_until(at: datetime, starts: time | None, ends: time | None) -> datetime | None:
    """Return when the quiet that holds at this moment ends, or None when it may be loud."""
    if starts is None or ends is None or starts == ends:
        return None
    here = at.astimezone(OFFICE_ZONE)
    now = here.time()
    if starts < ends:
        is_quiet, days = starts <= now < ends, 0
    else:
        is_quiet, days = now >= starts or now < ends, int(now >= starts)
    end = datetime.combine(here.date() + timedelta(days=days), ends, tzinfo=OFFICE_ZONE)
    return end if is_quiet else None
