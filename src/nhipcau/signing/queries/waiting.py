"""Whether the office will have a key to sign with. In: a moment; out: the key that ends, or none."""

from __future__ import annotations

from datetime import datetime, timedelta

from nhipcau.signing.models import Key
from nhipcau.signing.queries.keys import keys_in_force

WARNED_BEFORE = timedelta(days=30)
"""Our own choice: time enough to make a key, publish its list and let readers fetch it."""


def last_key(at: datetime) -> Key | None:
    """Return the key in force that ends last; one without an end before all."""
    rows = list(keys_in_force(at))
    endless = [row for row in rows if row.valid_until is None]
    return endless[0] if endless else max(rows, key=lambda row: row.valid_until or at, default=None)


def ends_soon(key: Key, at: datetime) -> bool:
    """Say whether nothing will sign within the month unless somebody makes a key."""
    return key.valid_until is not None and key.valid_until - at <= WARNED_BEFORE


def has_any() -> bool:
    """Say whether this office ever made a key: one that never signed is not asked to."""
    return Key.objects.exists()
