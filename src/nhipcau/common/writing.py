"""The write gate: one short transaction at a time on SQLite, a plain transaction on PostgreSQL.

SQLite lets waiting writers starve for seconds; here they queue in the kernel, and a dead one leaves no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

from django.db import connection, transaction
from filelock import FileLock

try:
    import fcntl
except ImportError:  # Windows waits by asking again and again
    fcntl = None  # type: ignore[assignment]

GATE_TIMEOUT_SECONDS = 20
"""As long as SQLite's own busy time-out (architecture.md); where the kernel queues, no time-out is needed."""
ASK_AGAIN_SECONDS = 0.005
PLACES = 8
"""Writers that stand in a fixed order; a crowd beyond these waits at the end of the line in any order."""


@contextmanager
def write_gate() -> Iterator[None]:
    """Open a transaction for writing; a gate inside another joins it."""
    with _gate() or nullcontext(), transaction.atomic():
        yield


def _gate() -> AbstractContextManager[object] | None:
    name = str(connection.settings_dict["NAME"])
    if connection.in_atomic_block or connection.vendor != "sqlite" or "memory" in name:
        return None
    if fcntl is None:
        return FileLock(f"{name}.lock", timeout=GATE_TIMEOUT_SECONDS, poll_interval=ASK_AGAIN_SECONDS)
    return _line(Path(f"{name}.queue"))


@contextmanager
def _line(folder: Path) -> Iterator[None]:
    """Stand in line, each place taken before the last one is left; the first place is the gate.

    With one lock, whoever wakes first wins, and out of eight writers some one loses for seconds.
    """
    folder.mkdir(exist_ok=True)
    with ExitStack() as held:
        for place in reversed(range(PLACES)):
            file = (folder / str(place)).open("ab")
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
            finally:
                held.pop_all().close()
                held.enter_context(file)
        yield
