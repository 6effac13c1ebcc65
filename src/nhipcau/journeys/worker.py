"""The office's worker: polls due feeds, fetches due pages, reads what came, does the desk's duties.

Called by `nhipcau work`. Any number may run side by side; the queues of `sources` keep them apart.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone

from nhipcau.journeys.article import Reader, read_claimed_pages
from nhipcau.journeys.duties import Duties
from nhipcau.journeys.reader import office_reader
from nhipcau.monitoring.actions import beat, start_worker, stop_worker
from nhipcau.sources.actions import fetch_due_pages, poll_due_feeds
from nhipcau.sources.fetcher import Fetch
from nhipcau.sources.office import office_fetcher

log = logging.getLogger(__name__)

FEEDS_AT_ONCE = 20
PAGES_FETCHED_AT_ONCE = 16
PAGES_READ_AT_ONCE = 20
READING_TURN = timedelta(seconds=3)
"""Reading is the longest work: due feeds and pages must not wait for twenty of them."""
IDLE_SECONDS = 2.0
BEAT_EVERY = timedelta(seconds=15)


@dataclass
class Round:
    """What one turn of the loop did."""

    polled: int = 0
    fetched: int = 0
    read: int = 0
    duties: int = 0
    failed: int = 0

    @property
    def idle(self) -> bool:
        """Say whether there was nothing to do, or nothing that worked."""
        return self.polled + self.fetched + self.read + self.duties == 0


@dataclass
class Worker:
    """One worker with what it needs; `stop` ends it after the page at hand."""

    reader: Reader
    fetch: Fetch
    duties: Duties = field(default_factory=Duties)
    clock: Callable[[], datetime] = timezone.now
    stop: threading.Event = field(default_factory=threading.Event)
    name: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}")
    beaten_at: datetime | None = None

    def turn(self) -> Round:
        """Give each queue one turn; a fault in one is logged and does not stop the others."""
        done = Round()
        for step in (self._poll, self._fetch, self._read, self._do_duties):
            if self.stopping():
                break
            try:
                step(done)
            except Exception:
                done.failed += 1
                log.exception("worker %s: %s failed", self.name, step.__name__.strip("_"))
        return done

    def stopping(self) -> bool:
        """Give a sign of life when one is due, and say whether to stop."""
        at = self.clock()
        if self.beaten_at is None or at - self.beaten_at >= BEAT_EVERY:
            self.beaten_at = at
            try:
                beat(worker=self.name, at=at)
            except Exception:
                log.exception("worker %s: no sign of life could be written", self.name)
        return self.stop.is_set()

    def _poll(self, done: Round) -> None:
        done.polled = poll_due_feeds(at=self.clock(), limit=FEEDS_AT_ONCE, fetch=self.fetch).polled

    def _fetch(self, done: Round) -> None:
        done.fetched = fetch_due_pages(at=self.clock(), limit=PAGES_FETCHED_AT_ONCE, fetch=self.fetch).visited

    def _read(self, done: Round) -> None:
        turn_ends = self.clock() + READING_TURN
        ends = read_claimed_pages(
            clock=self.clock,
            limit=PAGES_READ_AT_ONCE,
            reader=self.reader,
            stopping=lambda: self.stopping() or self.clock() >= turn_ends,
        )
        done.read = ends.total()

    def _do_duties(self, done: Round) -> None:
        round_ = self.duties.round(at=self.clock(), stopping=self.stopping)
        done.duties, done.failed = round_.count, done.failed + round_.failed


def work(worker: Worker, *, once: bool = False) -> None:
    """Turn until stopped; `once` ends as soon as nothing is due."""
    start_worker(worker=worker.name, at=worker.clock())
    try:
        while not worker.stopping():
            close_old_connections()
            done = worker.turn()
            if once and done.idle:
                break
            if done.idle or done.failed:
                worker.stop.wait(IDLE_SECONDS)
    finally:
        stop_worker(worker=worker.name, at=worker.clock())


def run_worker(
    *,
    once: bool = False,
    stop: threading.Event | None = None,
    reader: Reader | None = None,
    fetch: Fetch | None = None,
) -> None:
    """Work in the foreground until `stop`, SIGTERM or SIGINT; the page at hand is finished first."""
    stop = stop or threading.Event()
    with _signals(stop), office_reader(reader) as read:
        work(Worker(reader=read, fetch=fetch or office_fetcher(), stop=stop), once=once)


@contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
