"""A page in, its outcome out, in this process and within its limits. Called by the inline engine.

Signals stop what Python runs; a page that ends the whole process is met again by `Journal`.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.engines.limits import Limits
from nhipcau.reading.outcomes import Outcome
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools

try:
    import resource
except ImportError:  # Windows: no limits in this process
    resource = None  # type: ignore[assignment]


class _WallSpent(BaseException):
    """No Exception: the parsers catch those broadly."""


class _WorkSpent(BaseException):
    """No Exception: the parsers catch those broadly."""


AGAIN = 1.0
"""Seconds after which the signal comes again, in case a bare except has swallowed it."""


def read_guarded(page: Page, tools: Tools, limits: Limits) -> Outcome:
    """Read a page within its limits of time; memory is limited by `memory_cap` around the run."""
    if resource is None or threading.current_thread() is not threading.main_thread():
        return read_one(page, tools)
    before = {
        signal.SIGALRM: signal.signal(signal.SIGALRM, _wall_spent),
        signal.SIGPROF: signal.signal(signal.SIGPROF, _work_spent),
    }
    try:
        signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds, AGAIN)
        signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds, AGAIN)
        try:
            return read_one(page, tools)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _WallSpent:
        return limits.too_slow()
    except _WorkSpent:
        return limits.too_much_work()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wall_spent(_number: int, _frame: FrameType | None) -> None:
    raise _WallSpent


def _work_spent(_number: int, _frame: FrameType | None) -> None:
    raise _WorkSpent


@contextlib.contextmanager
def memory_cap(limits: Limits) -> Iterator[None]:
    """Let this process grow by the memory that a child may have, until the run ends.

    A cap below what it holds already would end it at the next byte: parsers in C abort.
    """
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_held_now() + limits.memory_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _held_now() -> int:
    """Return the bytes of address space in use; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


@dataclass
class Journal:
    """Which page is being read: one that took the process with it is read by a child the next time."""

    folder: Path
    suspects: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self._now.exists():
            with self._known.open("a", encoding="utf-8") as file:
                file.write(f"{self._now.read_text(encoding='utf-8')}\n")
            self._now.unlink()
        if self._known.exists():
            self.suspects = set(self._known.read_text(encoding="utf-8").split("\n")) - {""}

    @property
    def _now(self) -> Path:
        return self.folder / ".reading"

    @property
    def _known(self) -> Path:
        return self.folder / ".suspects"

    def begin(self, place: str) -> bool:
        """Write down what is read next; True when it has ended a process before."""
        self._now.write_text(place, encoding="utf-8")
        return place in self.suspects

    def close(self) -> None:
        """Forget all: the run came to its end."""
        self._now.unlink(missing_ok=True)
        self._known.unlink(missing_ok=True)
