"""What the desk does by itself after reading: placing, matching, alerts, digests, letters, clean-up.

In: the clock; out: how much each duty did. Called by the worker each turn; each room keeps its own queue,
so any number of workers may do the same duty at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from nhipcau.clocks.actions import recount_clock
from nhipcau.clocks.queries import provisional_running
from nhipcau.digest.actions import make_due_digests
from nhipcau.journeys.claim import tell_whoever_is_asked, weigh_again
from nhipcau.journeys.enquiry import forget_old_questions, tell_askers
from nhipcau.journeys.retention import clean
from nhipcau.journeys.statement import (
    check_what_is_public,
    let_out,
    look_for_pickups,
    seal_public_log,
    stamp_what_left,
    take_returned,
    tell_readers,
)
from nhipcau.mailing.actions import send_due
from nhipcau.monitoring.actions.copying import forget_shingles
from nhipcau.reading.stages.embed import load_embedder
from nhipcau.reading.tools import Embedder
from nhipcau.reports.actions.prefilling import prefill_due
from nhipcau.steering.actions.reminding import remind
from nhipcau.stories.actions import close_stale, place_waiting
from nhipcau.training.actions.inviting import tell_changes
from nhipcau.watching.actions import match_waiting, raise_alerts

log = logging.getLogger(__name__)

ALWAYS = timedelta()
PLACED_AT_ONCE = 20
"""Some three seconds of embedding: due feeds and pages must not wait longer."""
MATCHED_AT_ONCE = 200
TOLD_AT_ONCE = 100
COUNTED_AT_ONCE = 20
SENT_AT_ONCE = 200
"""Some sixteen go out in a second; a turn ends by itself before its lease does."""


@dataclass
class Duty:
    """One thing the desk does by itself."""

    name: str
    do: Callable[[datetime], int]
    every: timedelta = ALWAYS
    done_at: datetime | None = None

    def is_due(self, at: datetime) -> bool:
        """Say whether its time has come again."""
        return self.done_at is None or at - self.done_at >= self.every


@dataclass
class Done:
    """What one round of duties did."""

    count: int = 0
    failed: int = 0


def desk_duties() -> list[Duty]:
    """List what the desk does by itself; matching comes after placing, since an alert names its story."""
    return [
        Duty("release", lambda at: let_out(at=at)),
        Duty("tell readers", lambda at: tell_readers(at=at), timedelta(seconds=5)),
        Duty("tell askers", lambda at: tell_askers(at=at), timedelta(seconds=20)),
        Duty("place", lambda at: place_waiting(at=at, limit=PLACED_AT_ONCE, embedder=embedder())),
        Duty("match", lambda at: match_waiting(at=at, limit=MATCHED_AT_ONCE)),
        Duty("alerts", lambda at: raise_alerts(at=at), timedelta(seconds=20)),
        Duty("digests", lambda at: make_due_digests(at=at), timedelta(seconds=30)),
        Duty("letters", lambda at: send_due(at=at, limit=SENT_AT_ONCE), timedelta(seconds=5)),
        Duty("weigh claims", lambda at: weigh_again(at=at, embedder=embedder()), timedelta(minutes=5)),
        Duty("tell who is asked", lambda at: tell_whoever_is_asked(at=at), timedelta(seconds=20)),
        Duty("tell delegates", lambda at: tell_changes(at=at, limit=TOLD_AT_ONCE), timedelta(seconds=30)),
        Duty("remind", lambda at: remind(at=at, limit=TOLD_AT_ONCE), timedelta(minutes=10)),
        Duty("count into forms", lambda at: prefill_due(at=at, limit=COUNTED_AT_ONCE), timedelta(hours=1)),
        Duty("pickups", lambda at: look_for_pickups(at=at), timedelta(seconds=20)),
        Duty("returned mail", lambda at: take_returned(at=at), timedelta(minutes=1)),
        Duty("stamps", lambda at: stamp_what_left(at=at), timedelta(minutes=1)),
        Duty("public log", lambda at: seal_public_log(at=at), timedelta(hours=1)),
        Duty("check what is public", lambda at: check_what_is_public(at=at), timedelta(hours=12)),
        Duty("forget questions", lambda at: forget_old_questions(at=at), timedelta(hours=6)),
        Duty("recount clocks", lambda at: recount_provisional(at=at), timedelta(days=1)),
        Duty("close stories", lambda at: close_stale(at=at), timedelta(hours=1)),
        Duty("forget shingles", lambda at: forget_shingles(at=at), timedelta(days=1)),
        Duty("clean-up", lambda at: sum(clean(at=at).dropped.values()), timedelta(hours=6)),
    ]


@dataclass
class Duties:
    """All duties of one worker, in the order of an article's way."""

    duties: list[Duty] = field(default_factory=desk_duties)

    def round(self, *, at: datetime, stopping: Callable[[], bool]) -> Done:
        """Do what is due; a fault in one is logged and does not stop the others."""
        done = Done()
        for duty in self.duties:
            if stopping():
                break
            if not duty.is_due(at):
                continue
            duty.done_at = at
            try:
                done.count += duty.do(at)
            except Exception:
                done.failed += 1
                log.exception("duty %s failed", duty.name)
        return done


def recount_provisional(*, at: datetime) -> int:
    """Count deadlines again that reached over days the state had not settled by then."""
    clocks = list(provisional_running())
    for clock in clocks:
        recount_clock(by=None, at=at, clock=clock)
    return len(clocks)


@cache
def embedder() -> Embedder | None:
    """Load the model at the first article; an office without it groups by words alone."""
    return load_embedder()
