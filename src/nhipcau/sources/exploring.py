"""What a home page or feed address offers: fetched, parsed, proved. Network only; stores nothing.

In: an address. Out: a `Discovery` with the feeds that really are feeds. Called by add_source and its screen.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import urljoin

from nhipcau.sources.canonical import origin_of, tidy_address
from nhipcau.sources.feeds import Candidate, NotAFeedError, ParsedFeed, candidates, parse_feed, site_of
from nhipcau.sources.feeds.discovery import usual_candidates
from nhipcau.sources.fetcher import Fetch, Fetched, FetchError, Reason, Result
from nhipcau.sources.fetcher.robots import robots_after, sitemaps_of

MOST_TRIED = 12
"""Addresses asked for after the first: a person waits for the answer."""
MOST_FOUND = 40
PATIENCE = 30.0
"""Seconds after which no further address is tried."""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was fetched and read."""

    url: str
    kind: str
    title: str
    entries: int
    newest_at: datetime | None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found at one address."""

    asked: str
    home_url: str
    name: str
    language: str
    feeds: tuple[FoundFeed, ...] = ()
    unproved: tuple[Candidate, ...] = ()
    """Feeds that the page names and that were not tried: too many for one look."""
    error: str = ""
    """A reason of `wording.REASONS` when the address itself could not be read."""


def explore(
    url: str, *, at: datetime, fetch: Fetch, clock: Callable[[], float] = time.monotonic
) -> Discovery:
    """Look at one address and at the feeds it leads to."""
    fetch = _impatient(fetch, clock)
    got = fetch(url)
    if not isinstance(got, Fetched):
        error = got.reason if isinstance(got, FetchError) else "bad_answer"
        return Discovery(url, url, "", "", error=error)
    feed = _feed_of(got)
    if feed is not None:
        home = feed.home_url or f"{origin_of(got.final_url)}/"
        return Discovery(url, home, feed.title, _short(feed.language), (_found(url, feed),))
    site = site_of(got.content, got.content_type)
    named = candidates(got.content, got.final_url, got.content_type)
    tried, feeds = _prove(named, fetch)
    if not feeds:
        _more, feeds = _prove(_elsewhere(got.final_url, at, fetch), fetch)
    rest = tuple(each for each in named if each.url not in tried)
    home = tidy_address(got.final_url) or url
    return Discovery(url, home, site.name, site.language, tuple(feeds), rest[:MOST_FOUND])


def _impatient(fetch: Fetch, clock: Callable[[], float]) -> Fetch:
    """Fetch until patience ends; after that everything is out of time."""
    ends = clock() + PATIENCE

    def fetch_in_time(url: str, *, etag: str = "", last_modified: str = "") -> Result:
        if clock() > ends:
            return FetchError(url, Reason.TIMED_OUT, "no time left for this look")
        return fetch(url, etag=etag, last_modified=last_modified)

    return fetch_in_time


def _prove(offered: Iterable[Candidate], fetch: Fetch) -> tuple[set[str], list[FoundFeed]]:
    """Fetch candidates; a page that lists feeds (many sites have one at /rss) is read one level down."""
    tried: set[str] = set()
    found: dict[str, FoundFeed] = {}
    for candidate, got in _answers(offered, tried, fetch):
        feed = _feed_of(got)
        if feed is not None:
            found[candidate.url] = _found(candidate.url, feed, candidate.title)
            continue
        for inner, answer in _answers(candidates(got.content, got.final_url, got.content_type), tried, fetch):
            listed = _feed_of(answer)
            if listed is not None:
                found[inner.url] = _found(inner.url, listed, inner.title)
    return tried, list(found.values())


def _answers(
    offered: Iterable[Candidate], tried: set[str], fetch: Fetch
) -> Iterator[tuple[Candidate, Fetched]]:
    for candidate in offered:
        if candidate.url in tried or len(tried) >= MOST_TRIED:
            continue
        tried.add(candidate.url)
        got = fetch(candidate.url)
        if isinstance(got, Fetched):
            yield candidate, got


def _elsewhere(url: str, at: datetime, fetch: Fetch) -> Iterator[Candidate]:
    """Where feeds stand that the page does not name: robots.txt's Sitemap lines, then the usual paths."""
    robots = robots_after(fetch(urljoin(url, "/robots.txt")), at)
    for sitemap in islice(sitemaps_of(robots), 4):
        if tidy := tidy_address(sitemap, url):
            yield Candidate(tidy, "", "robots")
    yield from usual_candidates(url)


def _feed_of(got: Fetched) -> ParsedFeed | None:
    try:
        return parse_feed(got.content, url=got.final_url, content_type=got.content_type)
    except NotAFeedError:
        return None


def _found(url: str, feed: ParsedFeed, title: str = "") -> FoundFeed:
    dated = [entry.published_at for entry in feed.entries if entry.published_at]
    newest = max(dated, default=None)
    return FoundFeed(url, feed.kind, title or feed.title, len(feed.entries), newest)


def _short(language: str) -> str:
    code = re.match(r"[A-Za-z]{2,8}", language)
    return code[0].lower() if code else ""
