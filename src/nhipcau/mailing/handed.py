"""Slips: one empty file for each letter that a server has accepted and the database does not yet know of.

A file is made in microseconds, a commit may wait for the disk or for other writers. A sender that is killed
between the two leaves the slip, and the next one reads from it that the letter is not to be sent again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings


def slip(message_id: str) -> Path:
    """Return where the slip of a letter lies."""
    return Path(settings.DATA_DIR) / "mail" / "handed" / hashlib.sha256(message_id.encode()).hexdigest()


def leave(path: Path) -> None:
    """Leave the slip; its folder was made before the letter went out."""
    path.touch()


def take_away(path: Path) -> None:
    """Take the slip away, once the database knows."""
    path.unlink(missing_ok=True)
