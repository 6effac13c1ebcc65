"""The write gate: one short transaction at a time on SQLite, a plain transaction on PostgreSQL.

SQLite lets waiting writers starve for seconds; a blocking file lock makes them queue instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.db import connection, transaction
from filelock import FileLock

GATE_TIMEOUT_SECONDS = 20
"""As long as SQLite's own busy time-out (architecture.md)."""


@contextmanager
def write_gate() -> Iterator[None]:
    """Open a transaction for writing; a gate inside another joins it."""
    lock = None if connection.in_atomic_block else _gate_lock()
    with lock or nullcontext(), transaction.atomic():
        yield


def _gate_lock() -> FileLock | None:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name:
        return None
    return FileLock(Path(f"{name}.gate"), timeout=GATE_TIMEOUT_SECONDS)
