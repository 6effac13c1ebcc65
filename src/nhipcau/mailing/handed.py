"""Slips: how far a letter on its way has come, as two files that a killed sender cannot take with it.

`last` lies there from just before the last bytes of a letter leave until the server has answered; `done` from
the answer until the database knows. Making a file takes microseconds, a commit may wait for other writers.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Slip:
    """The slip of one letter."""

    last: Path
    done: Path

    def before_last_bytes(self) -> None:
        """Say, and have the disk know, that from here on the server may have the letter."""
        handle = os.open(self.last, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def accepted(self) -> None:
        """Say that the server has answered yes."""
        if self.last.exists():
            self.last.replace(self.done)
        else:
            self.done.touch()

    def take_away(self) -> None:
        """Forget it: the database knows, or the server said no."""
        self.last.unlink(missing_ok=True)
        self.done.unlink(missing_ok=True)


def slip_of(message_id: str) -> Slip:
    """Return the slip of a letter, lying there or not; its folder is made."""
    folder = Path(settings.DATA_DIR) / "mail" / "handed"
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(message_id.encode()).hexdigest()
    return Slip(folder / f"{name}.last", folder / f"{name}.done")


def lying() -> list[Path]:
    """List the slips that lie there; look before asking the database which letters are on their way."""
    return list(slip_of("").last.parent.glob("*"))
