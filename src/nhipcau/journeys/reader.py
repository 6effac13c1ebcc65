"""The reader that workers use: the whole line with its tools loaded once. Out: a function of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from nhipcau.journeys.article import Reader
from nhipcau.reading.line import read
from nhipcau.reading.tools import Tools
from nhipcau.units.rules.finder import load_place_finder


@contextmanager
def office_reader(given: Reader | None = None) -> Iterator[Reader]:
    """Give the reader that was asked for, or start the office's own and stop it at the end."""
    if given is not None:
        yield given
        return
    yield partial(read, tools=Tools(places=load_place_finder()))
