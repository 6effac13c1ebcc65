"""Letters for the tests of the room."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nhipcau.mailing.actions import put
from nhipcau.mailing.models import Letter

NOW = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)


def post(**changes: Any) -> bool:
    """Put a letter; any part may be given."""
    parts = {
        "at": NOW,
        "key": "digest:1:1",
        "to": "an@coquan.example",
        "subject": "Điểm báo",
        "text": "Kính gửi anh.",
        "purpose": "digest.issue",
    }
    return put(**{**parts, **changes})


def letter() -> Letter:
    """Return the letter whose tries are most."""
    return Letter.objects.order_by("-tries")[:1].get()
