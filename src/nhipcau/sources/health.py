"""How a feed is doing, as a dot and words. Pure; called by queries and tables.

In: what the row says and the time. Out: one of `HEALTH`, with its tone; the words are in `wording`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

SILENT_AFTER = timedelta(days=30)
"""A feed without news for a month is often an abandoned one."""
BAD_AFTER = 3
"""Failures in a row before a hiccup becomes a fault."""
TONES = {
    "paused": "neutral",
    "new": "info",
    "failing": "bad",
    "shaky": "warn",
    "silent": "warn",
    "running": "good",
}


def health_of(
    *,
    is_active: bool,
    failures: int,
    last_polled_at: datetime | None,
    last_new_at: datetime | None,
    at: datetime,
) -> str:
    """Return the health of one feed."""
    if not is_active:
        return "paused"
    if last_polled_at is None:
        return "new"
    if failures:
        return "failing" if failures >= BAD_AFTER else "shaky"
    is_silent = last_new_at is None or last_new_at < at - SILENT_AFTER
    return "silent" if is_silent and last_polled_at is not None else "running"
