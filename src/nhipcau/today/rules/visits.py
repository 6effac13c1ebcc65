"""What is new to a person. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

VISIT_ENDS_AFTER = timedelta(minutes=30)
"""Coming back within half an hour is the same visit: what was new stays marked as new."""
FIRST_VISIT_SHOWS = timedelta(hours=36)
"""Yesterday and this morning, as a first digest."""
LONGEST = timedelta(days=7)
"""After a longer absence the digests and the list of stories tell more than this page."""


def first_visit(at: datetime) -> datetime:
    """Return since when things are new to somebody who never looked."""
    return at - FIRST_VISIT_SHOWS


def new_since(since: datetime, seen_at: datetime, *, at: datetime) -> datetime:
    """Return the moment after which everything is new on this visit."""
    begun = since if at - seen_at <= VISIT_ENDS_AFTER else seen_at
    return max(begun, at - LONGEST)
