"""Sources in, (input, outcome) out in their order; a child reads each page within limits of time and memory.

A child that hangs, grows or dies costs its own page a named outcome; the others go on.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, wait
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from nhipcau.reading.engines.inline import read_one
from nhipcau.reading.engines.limits import Limits
from nhipcau.reading.inputs.paths import Source
from nhipcau.reading.outcomes import BreakReason, Broken, Outcome
from nhipcau.reading.records import Page
from nhipcau.reading.tools import Tools

try:
    import resource
except ImportError:  # Windows has wall limits only
    resource = None  # type: ignore[assignment]

__all__ = ["Children", "Limits", "read_all"]


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
        self._make_tools, self._workers = make_tools, workers
        self._pool = self._new_pool()

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
        """Hand a page to the next free child; a set whose idle child was killed is made anew."""
        try:
            return self._schedule(page)
        except RuntimeError:
            self._renew()
            return self._schedule(page)

    def settle(self, answer: ProcessFuture[Outcome]) -> Outcome:
        """Wait for a child's answer and name what became of it."""
        try:
            return answer.result()
        except FutureTimeout:
            return self.limits.too_slow()
        except ProcessExpired as error:
            return _expired(error, self.limits)
        except MemoryError:
            return self.limits.too_large()
        except (Exception, CancelledError) as error:  # noqa: BLE001  whatever crossed the pipe is its outcome
            return Broken(BreakReason.CRASHED, f"{type(error).__name__}: {error}"[:300])

    def settle_again(self, page: Page, answer: ProcessFuture[Outcome]) -> Outcome:
        """Settle a page; one whose child was killed from outside is read again before it is given up."""
        kills = losses = 0
        while kills < TRIES_AFTER_KILLS and losses < MOST_LOSSES:
            if self._is_lost(answer):
                losses += 1
            elif _was_killed(answer):
                kills += 1
            else:
                break
            answer = self.start(page)
        return self.settle(answer)

    def read(self, page: Page) -> Outcome:
        """Read one page and wait for it."""
        return self.settle(self.start(page))

    def _is_lost(self, answer: ProcessFuture[Outcome]) -> bool:
        """Say whether no child has begun the page and none will: the whole set is gone."""
        # A page waits for a free child, which reads at most one page first; then come start-up and its own.
        wait([answer], timeout=2 * self.limits.wall_seconds + STALLED_SECONDS)
        if not answer.done():  # a child killed in the instant it held the pipe's lock stops all others
            self._renew()
            return True
        return answer.cancelled() or isinstance(answer.exception(), BrokenProcessPool)

    def _schedule(self, page: Page) -> ProcessFuture[Outcome]:
        return self._pool.schedule(_read, args=(page,), timeout=self.limits.wall_seconds)

    def _renew(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        # "spawn": a forked child would inherit locks held by other threads of a server.
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=self.limits.pages_per_child,
            initializer=_begin,
            initargs=(self._make_tools, self.limits),
            context=get_context("spawn"),
        )


def _was_killed(answer: ProcessFuture[Outcome]) -> bool:
    error = answer.exception()
    return isinstance(error, ProcessExpired) and abs(error.exitcode or 0) in _ENDED_FROM_OUTSIDE


Label = TypeVar("Label")
Item = TypeVar("Item", Source, Source | None)


def read_ahead(
    sources: Iterable[tuple[Label, Item]], children: Children, *, ahead: int
) -> Iterator[tuple[Label, Item, Outcome | None]]:
    """Read labelled sources in children, so many ahead, and yield them in their order; None goes in line."""
    waiting: deque[tuple[Label, Item, ProcessFuture[Outcome] | None]] = deque()
    for label, source in sources:
        waiting.append((label, source, children.start(source) if isinstance(source, Page) else None))
        while len(waiting) > ahead:
            yield _next(waiting, children)
    while waiting:
        yield _next(waiting, children)


def _next(
    waiting: deque[tuple[Label, Item, ProcessFuture[Outcome] | None]], children: Children
) -> tuple[Label, Item, Outcome | None]:
    label, source, answer = waiting.popleft()
    if isinstance(source, Page):
        return label, source, children.settle_again(source, answer or children.start(source))
    return label, source, source[1] if source else None


def read_all(
    sources: Iterable[Source],
    make_tools: Callable[[], Tools] = Tools,
    *,
    workers: int | None = None,
    limits: Limits | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Read sources in children, a few pages ahead, and yield their outcomes in the order of the sources."""
    count = workers or max(1, os.cpu_count() or 1)
    with Children(make_tools, workers=count, limits=limits) as children:
        labelled = ((name_of(source), source) for source in sources)
        for name, _source, outcome in read_ahead(labelled, children, ahead=AHEAD * count):
            if outcome is not None:
                yield name, outcome


def name_of(source: Source) -> str:
    """Return what an input is called."""
    return source.input if isinstance(source, Page) else source[0]


AHEAD = 4
"""Pages handed out for each child before the first is answered."""
TRIES_AFTER_KILLS = 3
MOST_LOSSES = 20
"""Sets of children lost before a page was begun: more means that children cannot live here at all."""
STALLED_SECONDS = 60.0
_SIGXCPU = 24
_SIGKILL = 9
_SIGTERM = 15
_ENDED_FROM_OUTSIDE = frozenset({_SIGKILL, _SIGTERM})
"""A page's own limits end a child by SIGXCPU, by an error, or by pebble's time-out."""


def _expired(error: ProcessExpired, limits: Limits) -> Broken:
    """A child that died: of its processor limit, of the kernel's memory killer, or of a crash."""
    code = abs(error.exitcode or 0)
    if code == _SIGXCPU:
        return limits.too_much_work()
    if code == _SIGKILL:
        return Broken(BreakReason.OUT_OF_MEMORY, "the system ended the reader, mostly for lack of memory")
    return Broken(BreakReason.CRASHED, f"the reader died with code {error.exitcode}")
