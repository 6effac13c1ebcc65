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


def read_all(
    sources: Iterable[Source],
    make_tools: Callable[[], Tools] = Tools,
    *,
    workers: int | None = None,
    limits: Limits | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Read sources in children; ``make_tools`` must be importable, for each child calls it once."""
    allowed = limits or Limits()
    count = workers or max(1, os.cpu_count() or 1)
    waiting: deque[tuple[str, ProcessFuture[Outcome] | Outcome]] = deque()
    # "spawn": a forked child would inherit locks held by other threads of a server.
    with ProcessPool(
        max_workers=count,
        max_tasks=allowed.pages_per_child,
        initializer=_begin,
        initargs=(make_tools, allowed),
        context=get_context("spawn"),
    ) as pool:
        for source in sources:
            if isinstance(source, Page):
                waiting.append(
                    (source.input, pool.schedule(_read, args=(source,), timeout=allowed.wall_seconds))
                )
            else:
                waiting.append(source)
            while len(waiting) > 4 * count:
                yield _settle(*waiting.popleft(), allowed)
        while waiting:
            yield _settle(*waiting.popleft(), allowed)


def _settle(name: str, answer: ProcessFuture[Outcome] | Outcome, limits: Limits) -> tuple[str, Outcome]:
    """Wait for a child's answer and name what became of it."""
    if not isinstance(answer, ProcessFuture):
        return name, answer
    try:
        return name, answer.result()
    except FutureTimeout:
        return name, Broken(BreakReason.TIMED_OUT, f"not read within {limits.wall_seconds:g} s")
    except ProcessExpired as error:
        return name, _expired(error, limits)
    except MemoryError:
        return name, Broken(BreakReason.OUT_OF_MEMORY, f"needs more than {limits.memory_bytes:,} bytes")
    except Exception as error:  # noqa: BLE001  whatever crossed the pipe is this page's outcome
        return name, Broken(BreakReason.CRASHED, f"{type(error).__name__}: {error}"[:300])


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
