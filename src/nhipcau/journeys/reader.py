"""The reader that workers use: the whole line in a child process with limits. Out: a function of a page.

A page that hangs, grows or crashes costs its child, never the worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nhipcau.journeys.article import Reader
from nhipcau.journeys.tools import office_tools
from nhipcau.reading.engines.processes import Children, Limits


@contextmanager
def office_reader(given: Reader | None = None, limits: Limits | None = None) -> Iterator[Reader]:
    """Give the reader that was asked for, or keep one child of the office's own until the end."""
    if given is not None:
        yield given
        return
    with Children(office_tools, workers=1, limits=limits) as child:
        yield child.read
