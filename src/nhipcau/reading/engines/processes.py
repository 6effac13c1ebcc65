"""Sources in, (input, outcome) out in their order; a child reads each page within limits of time and memory.

A child that hangs, grows or dies costs its own page a named outcome; the others go on.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.inputs.paths import Source
from nhipcau.reading.outcomes import BreakReason, Broken, Outcome
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools

try:
    import resource
except ImportError:  # Windows has wall limits only
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost: the slowest real page of the benchmark takes 0.5 s and 300 MB."""

    wall_seconds: float = 30.0
    cpu_seconds: int = 20
    memory_bytes: int = 2 * 1024**3
    pages_per_child: int = 500
    """A child is replaced after so many, against parsers that leak."""


_tools: list[Tools] = []
"""The child's own tools, loaded once by `_begin`."""
_limits: list[Limits] = []


def _begin(make: Callable[[], Tools], limits: Limits) -> None:
    """Set up a child: its memory cap, then its tools."""
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limits[:] = [limits]
    _tools[:] = [make()]


def _read(page: Page) -> Outcome:
    """Read one page in the child, with a fresh allowance of processor time."""
    if resource is not None:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        used = int(usage.ru_utime + usage.ru_stime) + 1
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (used + _limits[0].cpu_seconds, hard))
    return read_one(page, _tools[0])


class Children:
    """A kept set of reading children; each page is started, and settled when its answer is wanted."""

    def __init__(
        self, make_tools: Callable[[], Tools], *, workers: int, limits: Limits | None = None
    ) -> None:
        """``make_tools`` must be importable, for each child calls it once."""
        self.limits = limits or Limits()
        # "spawn": a forked child would inherit locks held by other threads of a server.
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=self.limits.pages_per_child,
            initializer=_begin,
            initargs=(make_tools, self.limits),
            context=get_context("spawn"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Let the children finish; after an error, end them at once."""
        if error:
            self._pool.stop()  # type: ignore[no-untyped-call]
        else:
            self._pool.close()  # type: ignore[no-untyped-call]
        self._pool.join()

    def start(self, page: Page) -> ProcessFuture[Outcome]:
        """Hand a page to the next free child."""
        return self._pool.schedule(_read, args=(page,), timeout=self.limits.wall_seconds)

    def settle(self, answer: ProcessFuture[Outcome]) -> Outcome:
        """Wait for a child's answer and name what became of it."""
        try:
            return answer.result()
        except FutureTimeout:
            return Broken(BreakReason.TIMED_OUT, f"not read within {self.limits.wall_seconds:g} s")
        except ProcessExpired as error:
            return _expired(error, self.limits)
        except MemoryError:
            return Broken(BreakReason.OUT_OF_MEMORY, f"needs more than {self.limits.memory_bytes:,} bytes")
        except Exception as error:  # noqa: BLE001  whatever crossed the pipe is this page's outcome
            return Broken(BreakReason.CRASHED, f"{type(error).__name__}: {error}"[:300])

    def read(self, page: Page) -> Outcome:
        """Read one page and wait for it."""
        return self.settle(self.start(page))


def read_all(
    sources: Iterable[Source],
    make_tools: Callable[[], Tools] = Tools,
    *,
    workers: int | None = None,
    limits: Limits | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Read sources in children, a few pages ahead, and yield their outcomes in the order of the sources."""
    count = workers or max(1, os.cpu_count() or 1)
    waiting: deque[tuple[str, ProcessFuture[Outcome] | Outcome]] = deque()
    with Children(make_tools, workers=count, limits=limits) as children:
        for source in sources:
            waiting.append((source.input, children.start(source)) if isinstance(source, Page) else source)
            while len(waiting) > 4 * count:
                yield _next(waiting, children)
        while waiting:
            yield _next(waiting, children)


def _next(
    waiting: deque[tuple[str, ProcessFuture[Outcome] | Outcome]], children: Children
) -> tuple[str, Outcome]:
    name, answer = waiting.popleft()
    return name, children.settle(answer) if isinstance(answer, ProcessFuture) else answer


_SIGXCPU = 24
_SIGKILL = 9


def _expired(error: ProcessExpired, limits: Limits) -> Broken:
    """A child that died: of its processor limit, of the kernel's memory killer, or of a crash."""
    code = abs(error.exitcode or 0)
    if code == _SIGXCPU:
        return Broken(BreakReason.TIMED_OUT, f"used more than {limits.cpu_seconds} s of processor time")
    if code == _SIGKILL:
        return Broken(BreakReason.OUT_OF_MEMORY, "the system ended the reader, mostly for lack of memory")
    return Broken(BreakReason.CRASHED, f"the reader died with code {error.exitcode}")
