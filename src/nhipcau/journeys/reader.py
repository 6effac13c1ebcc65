"""The reader that workers use: the whole line in a child process with limits. Out: a function of a page.

A page that hangs, grows or crashes costs its child, never the worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context

from pebble import ProcessPool

from nhipcau.journeys.article import Reader
from nhipcau.journeys.tools import office_tools
from nhipcau.reading.engines.processes import Limits, _begin, _read, _settle
from nhipcau.reading.outcomes import Outcome
from nhipcau.reading.records import Page


@contextmanager
def office_reader(given: Reader | None = None, limits: Limits | None = None) -> Iterator[Reader]:
    """Give the reader that was asked for, or keep one child of the office's own until the end."""
    if given is not None:
        yield given
        return
    allowed = limits or Limits()
    with ProcessPool(
        max_workers=1,
        max_tasks=allowed.pages_per_child,
        initializer=_begin,
        initargs=(office_tools, allowed),
        context=get_context("spawn"),
    ) as pool:

        def read(page: Page) -> Outcome:
            answer = pool.schedule(_read, args=(page,), timeout=allowed.wall_seconds)
            return _settle(page.input, answer, allowed)[1]

        yield read
