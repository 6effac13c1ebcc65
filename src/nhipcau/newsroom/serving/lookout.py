"""Keeps the newsroom fresh: twice a second at most it looks whether something public is due or changed.

In: the database's clock and the record's head; out: a generation and the shelf. Each page begins here.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from django.db import close_old_connections, connection
from django.utils import timezone

from nhipcau.newsroom.queries.index import Index
from nhipcau.newsroom.queries.shelf import Shelf, renewed
from nhipcau.newsroom.rules.watched import may_change_pages
from nhipcau.record.queries import head, verbs_after
from nhipcau.statements.actions.releasing import release_due
from nhipcau.statements.queries.public import now_of_database
from nhipcau.statements.queries.public_minutes import release_is_due

EVERY_SECONDS = 0.5
"""Half of the second that a page may be old (answering.md, check 5)."""
PATIENCE_SECONDS = 0.85
"""A look older than this is waited for, younger ones go on with what another thread is renewing."""
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last look found."""

    generation: int
    since: float
    """Wall clock of this process when the generation began: the pages' Last-Modified."""
    shelf: Shelf


class Lookout:
    """One in every process."""

    def __init__(self, release: Callable[[datetime], object]) -> None:
        """Know how a due release is carried out."""
        self.every = EVERY_SECONDS
        self._release = release
        self._lock = Lock()
        self.index = Index()
        self.forget()

    def forget(self) -> None:
        """Begin anew: for tests, and after the database was replaced."""
        self._seen = Seen(0, time.time(), Shelf())
        self._looked_at = float("-inf")
        self._seq = -1
        self._day: date | None = None
        self.index = Index()

    def look(self) -> Seen:
        """Return what is public now, at most a second old."""
        age = time.monotonic() - self._looked_at
        if age < self.every:
            return self._seen
        if not self._lock.acquire(blocking=age > PATIENCE_SECONDS):
            return self._seen
        try:
            if time.monotonic() - self._looked_at >= self.every:
                self._renew()
            return self._seen
        finally:
            self._lock.release()

    def _renew(self) -> None:
        begun = time.monotonic()
        if not connection.in_atomic_block:  # a view may look from inside its own transaction
            close_old_connections()
        now = now_of_database()
        if release_is_due():
            self._carry_out(now)
        newest, verbs = verbs_after(self._seq) if self._seq >= 0 else (_newest(), [])
        today = timezone.localdate(now)
        is_new = self._seq < 0 or newest < self._seq or today != self._day
        if is_new or may_change_pages(verbs):
            self._take_in()
        self._seq, self._day, self._looked_at = newest, today, begun

    def _carry_out(self, now: datetime) -> None:
        try:
            self._release(now)
        except Exception:  # a release that fails must not take the public site down with it
            LOG.exception("A due release could not be carried out")

    def _take_in(self) -> None:
        shelf, changed = renewed(self._seen.shelf)
        for statement_id in changed:
            self.index.renew(statement_id, shelf.latest(statement_id))
        if self.index.is_worn():
            self._reindex(shelf)
        self._seen = Seen(self._seen.generation + 1, time.time(), shelf)

    def _reindex(self, shelf: Shelf) -> None:
        index = Index()
        for statement_id in shelf.order:
            index.renew(statement_id, shelf.latest(statement_id))
        self.index = index


def _newest() -> int:
    sealed = head()
    return sealed.seq if sealed else 0


LOOKOUT = Lookout(lambda now: release_due(at=now))
