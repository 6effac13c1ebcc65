"""Addresses given on the command line: an article is one page, a feed the pages it announces.

In: an address. Out: pages to be read, or `Broken` for what did not come. Called by `nhipcau read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from nhipcau.reading.outcomes import BreakReason, Broken
from nhipcau.reading.records import Page
from nhipcau.sources.canonical import origin_of
from nhipcau.sources.feeds import Entry, NotAFeedError, ParsedFeed, parse_feed
from nhipcau.sources.fetcher import Fetch, Fetched, Fetcher, FetchError, Reason
from nhipcau.sources.fetcher.robots import allows, robots_after

MOST_ENTRIES = 50
"""Pages of one feed that a command reads."""
USER_AGENT = "nhipcau (press reading, started by a person)"


def plain_fetcher() -> Fetcher:
    """Return a fetcher for use without an office."""
    return Fetcher(USER_AGENT)


def fetch_for_reading(url: str, *, at: datetime, fetch: Fetch) -> Iterator[tuple[str, Page | Broken]]:
    """Yield each page by the address it was asked under; a feed's entries closed by robots.txt are broken."""
    got = fetch(url)
    if not isinstance(got, Fetched):
        yield url, _broken(got if isinstance(got, FetchError) else None)
        return
    feed = _feed_of(got)
    if feed is None:
        yield url, _page(url, got, at)
        return
    yield from _entries(feed, at, fetch)


def _entries(feed: ParsedFeed, at: datetime, fetch: Fetch) -> Iterator[tuple[str, Page | Broken]]:
    rules = {}
    for entry in feed.entries[:MOST_ENTRIES]:
        origin = origin_of(entry.url)
        if origin not in rules:
            rules[origin] = robots_after(fetch(f"{origin}/robots.txt"), at)
        if not allows(rules[origin], entry.url):
            yield entry.url, Broken(BreakReason.FETCH_FAILED, "robots.txt")
            continue
        got = fetch(entry.url)
        yield entry.url, _page(entry.url, got, at, entry) if isinstance(got, Fetched) else _broken(got)


def _page(url: str, got: Fetched, at: datetime, entry: Entry | None = None) -> Page:
    return Page(
        input=url,
        content=got.content,
        content_type=got.content_type or None,
        url=got.final_url,
        fetched_at=at,
        feed_title=entry.title or None if entry else None,
        feed_summary=entry.summary or None if entry else None,
        feed_published_at=entry.published_at if entry else None,
    )


def _broken(failure: object) -> Broken:
    if not isinstance(failure, FetchError):
        return Broken(BreakReason.FETCH_FAILED)
    reason = BreakReason.NOT_FOUND if failure.reason is Reason.NOT_FOUND else BreakReason.FETCH_FAILED
    return Broken(reason, f"{failure.reason}: {failure.detail}".rstrip(": "))


def _feed_of(got: Fetched) -> ParsedFeed | None:
    try:
        return parse_feed(got.content, url=got.final_url, content_type=got.content_type)
    except NotAFeedError:
        return None
