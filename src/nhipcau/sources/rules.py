"""When to poll, to try again, to look at a page once more: pure decisions. Clock and chance are arguments.

Called by the machine actions of this room.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

from nhipcau.sources.fetcher.results import Reason

SHORTEST_INTERVAL = timedelta(minutes=10)
LONGEST_INTERVAL = timedelta(days=14)
"""reading.md: adaptive polling 10 minutes to 2 weeks."""
FIRST_INTERVAL = timedelta(minutes=30)
QUIET_GROWTH = 1.5
"""A poll without news makes the next one wait half as long again."""
BACK_OFF_BASE = timedelta(minutes=5)
BACK_OFF_LONGEST = timedelta(hours=24)
JITTER = 0.2
LONGEST_WAIT_ASKED = timedelta(days=7)
"""A Retry-After beyond a week is a mistake of the host's."""
MOST_ATTEMPTS = 5
"""trust.md item 8: a poison task is dead after 5 tries and on screen."""
RECHECKS = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=72))
"""Silent edits mostly come within three days."""
LEASE = timedelta(minutes=5)
"""Longer than the slowest batch: 30 pages in four threads, each with robots.txt and page at 10 s."""
SOONEST_AGAIN = timedelta(seconds=5)
"""Added to what a host asked for, so that its clock and ours need not agree to the second."""
DEFAULT_PACE = 1.0
"""Seconds between two requests to one host that names no crawl-delay."""


def jittered(wait: timedelta, chance: float) -> timedelta:
    """Spread a wait by ±20 %; `chance` is in [0, 1)."""
    return wait * (1 + JITTER * (2 * chance - 1))


def back_off(failures: int, chance: float, *, growth: int = 2) -> timedelta:
    """Return the wait after so many failures in a row: 5, 10, 20 … minutes, a day at most, spread."""
    grown = BACK_OFF_BASE * growth ** min(max(failures - 1, 0), 10)
    return jittered(min(grown, BACK_OFF_LONGEST), chance)


def page_back_off(attempts: int, chance: float) -> timedelta:
    """Return the wait of a page: 5, 20, 80 minutes, 5 hours, so that a host's bad night kills no page."""
    return back_off(attempts, chance, growth=4)


def feed_back_off(failures: int, interval: timedelta, asked: timedelta | None, chance: float) -> timedelta:
    """Return the wait of a feed: what its host asked for the first time, longer when it goes on failing."""
    if asked is not None and failures == 1:
        return asked + SOONEST_AGAIN * (1 + chance)
    wait = max(back_off(failures, chance), min(interval, LONGEST_INTERVAL))
    return max(asked, wait) if asked else wait


class AfterFailure(StrEnum):
    """What a failed fetch of a page leads to."""

    RETRY = "retry"
    WAIT = "wait"
    BROKEN = "broken"
    DROPPED = "dropped"


_ENDS = {
    Reason.TOO_MANY_REQUESTS: AfterFailure.WAIT,
    Reason.NOT_FOUND: AfterFailure.BROKEN,
    Reason.FORBIDDEN: AfterFailure.BROKEN,
    Reason.BAD_ADDRESS: AfterFailure.DROPPED,
    Reason.REFUSED_SCHEME: AfterFailure.DROPPED,
    Reason.REFUSED_PORT: AfterFailure.DROPPED,
    Reason.REFUSED_HOST: AfterFailure.DROPPED,
    Reason.TOO_LARGE: AfterFailure.DROPPED,
}


def after_failure(reason: Reason) -> AfterFailure:
    """Say what a failure means: most may pass, some are the host's last word, some are ours."""
    return _ENDS.get(reason, AfterFailure.RETRY)


def next_interval(interval: timedelta, *, new: int, since_last: timedelta | None) -> timedelta:
    """Return how long to wait for news: towards the feed's own rhythm, within 10 minutes and 2 weeks."""
    if new == 0:
        wished = interval * QUIET_GROWTH
    elif since_last is None:
        wished = FIRST_INTERVAL
    else:
        wished = (interval + since_last / new) / 2
    return min(max(wished, SHORTEST_INTERVAL), LONGEST_INTERVAL)


def wait_asked(retry_after: str, at: datetime) -> timedelta | None:
    """Read a Retry-After header, seconds or an HTTP date; None when it says nothing usable."""
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT_ASKED)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(aware - at, timedelta(0)), LONGEST_WAIT_ASKED)


def next_recheck(first_fetched_at: datetime, at: datetime) -> datetime | None:
    """Return when a young page is looked at again, None when it is old enough to rest."""
    return next((first_fetched_at + age for age in RECHECKS if first_fetched_at + age > at), None)


def is_exhausted(attempts: int) -> bool:
    """Say whether a page has had all its tries."""
    return attempts >= MOST_ATTEMPTS
