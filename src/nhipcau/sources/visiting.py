"""A batch of visits to hosts, in threads, robots.txt first. Network only: no row is read or written here.

In: what to fetch and what is known of each host. Out: what came. Called by polling and fetching.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from nhipcau.sources.fetcher import Fetch, FetchError, Reason, Result
from nhipcau.sources.fetcher.robots import Robots, Standing, allows, robots_after

THREADS = 8
"""Visits under way at once; hosts are visited side by side, one host's pages one after the other."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One address to be asked for."""

    id: int
    url: str
    origin: str
    etag: str = ""
    last_modified: str = ""
    robots: Robots | None = None
    """None when robots.txt is unknown or has expired."""


@dataclass(frozen=True, slots=True)
class Disallowed:
    """The host's robots.txt keeps us out."""

    url: str


@dataclass(frozen=True, slots=True)
class Visited:
    """What one visit ended in."""

    visit: Visit
    result: Result | Disallowed
    new_robots: Robots | None = None
    """Set when robots.txt was asked for on the way."""


def visit_all(visits: Sequence[Visit], *, at: datetime, fetch: Fetch) -> list[Visited]:
    """Make every visit; a failing one never stops the others."""
    by_origin = sorted(visits, key=attrgetter("origin"))
    groups = [list(group) for _origin, group in groupby(by_origin, key=attrgetter("origin"))]
    if not groups:
        return []
    with ThreadPoolExecutor(min(THREADS, len(groups)), thread_name_prefix="nhipcau-visit") as pool:
        done = pool.map(lambda group: list(_visit_host(group, at, fetch)), groups)
        return [visited for group in done for visited in group]


def _visit_host(group: list[Visit], at: datetime, fetch: Fetch) -> Iterable[Visited]:
    robots, new = group[0].robots, None
    if robots is None:
        answer = fetch(f"{group[0].origin}/robots.txt")
        robots = new = robots_after(answer, at)
        if robots.standing is Standing.WAIT:
            yield from (Visited(visit, _waiting(visit, answer), new) for visit in group)
            return
    refusal: FetchError | None = None
    for visit in group:
        # One 429 speaks for all that would have followed.
        result = replace(refusal, url=visit.url) if refusal else _visit(visit, robots, fetch)
        if isinstance(result, FetchError) and result.reason is Reason.TOO_MANY_REQUESTS:
            refusal = result
        yield Visited(visit, result, new)


def _visit(visit: Visit, robots: Robots, fetch: Fetch) -> Result | Disallowed:
    if robots.standing is Standing.WAIT:
        return FetchError(visit.url, Reason.SERVER_ERROR, "robots.txt cannot be had")
    if not allows(robots, visit.url):
        return Disallowed(visit.url)
    return fetch(visit.url, etag=visit.etag, last_modified=visit.last_modified)


def _waiting(visit: Visit, answer: Result) -> FetchError:
    """Robots.txt failed, so the page fails for the same reason."""
    if isinstance(answer, FetchError):
        detail = f"robots.txt: {answer.detail}"[:300]
        return FetchError(visit.url, answer.reason, detail, answer.status, answer.retry_after)
    return FetchError(visit.url, Reason.BAD_ANSWER, "robots.txt: unexpected answer")
