"""One host's rules and pace, shared by all workers. Called by polling and fetching, in their transactions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from nhipcau.sources.fetcher import FetchError, Reason
from nhipcau.sources.fetcher.robots import Robots, Standing, delay_of
from nhipcau.sources.models import Host
from nhipcau.sources.office import pace_of
from nhipcau.sources.rules import back_off, wait_asked
from nhipcau.sources.visiting import Visited

UNLIMITED = 10_000
ASKS_TO_WAIT = frozenset({Reason.TOO_MANY_REQUESTS, Reason.SERVER_ERROR})
"""Answers whose Retry-After is meant for us: 429 and 503."""


def hosts_of(origins: Iterable[str]) -> dict[str, Host]:
    """Return the rows of these origins, made where missing."""
    wanted = set(origins)
    Host.objects.bulk_create([Host(origin=origin) for origin in sorted(wanted)], ignore_conflicts=True)
    return {host.origin: host for host in Host.objects.filter(origin__in=wanted)}


def robots_of(host: Host, at: datetime) -> Robots | None:
    """Return the host's rules, None when unknown or expired."""
    if not host.robots or host.robots_expires_at is None or host.robots_expires_at <= at:
        return None
    return Robots(Standing(host.robots), host.robots_text, host.robots_expires_at)


def reserve(host: Host, at: datetime) -> int:
    """Take the host's next turn by compare-and-set; return how many requests it is good for."""
    robots = robots_of(host, at)
    delay = max(pace_of(host.origin), delay_of(robots) if robots else 0.0)
    free = Q(wait_until__isnull=True) | Q(wait_until__lte=at)
    if delay == 0.0:
        return UNLIMITED if Host.objects.filter(free, id=host.id).exists() else 0
    until = at + timedelta(seconds=delay)
    return Host.objects.filter(free, id=host.id).update(wait_until=until)


def remember(visited: Iterable[Visited], *, at: datetime, chance: float) -> None:
    """Store new robots.txt and every wait that a host asked for."""
    for done in visited:
        if done.new_robots:
            _store_robots(done.visit.origin, done.new_robots, at)
        if isinstance(done.result, FetchError):
            wait = wait_after(done.result, at=at, chance=chance)
            if wait:
                _hold(done.visit.origin, at + wait)


def wait_after(failure: FetchError, *, at: datetime, chance: float) -> timedelta | None:
    """Return how long the whole host is left alone after this failure, None when it is not asked for."""
    if failure.reason not in ASKS_TO_WAIT:
        return None
    asked = wait_asked(failure.retry_after, at)
    if asked is None and failure.reason is Reason.TOO_MANY_REQUESTS:
        return back_off(2, chance)
    return asked


def _store_robots(origin: str, robots: Robots, at: datetime) -> None:
    Host.objects.filter(origin=origin).update(
        robots=robots.standing, robots_text=robots.text, robots_expires_at=robots.expires_at
    )
    delay = delay_of(robots)
    if delay:
        _hold(origin, at + timedelta(seconds=delay))


def _hold(origin: str, until: datetime) -> None:
    sooner = Q(wait_until__isnull=True) | Q(wait_until__lt=until)
    Host.objects.filter(sooner, origin=origin).update(wait_until=until)
