"""Polling the feeds that are due. Called by the worker; `poll_now` only moves a feed to the front.

Claim (one transaction), visit (network, no transaction), store (one transaction, one entry in the record).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.sources.actions.claiming import claim, paced
from nhipcau.sources.actions.hosts import hosts_of, remember, robots_of, wait_after
from nhipcau.sources.actions.queueing import enqueue
from nhipcau.sources.feeds import NotAFeedError, ParsedFeed, parse_feed
from nhipcau.sources.feeds.plain_text import plain
from nhipcau.sources.fetcher import Fetch, Fetched, FetchError, NotModified
from nhipcau.sources.models import Feed, Host
from nhipcau.sources.rules import LEASE, feed_back_off, jittered, next_interval
from nhipcau.sources.visiting import Disallowed, Visit, Visited, visit_all

MOST_CHILDREN = 3
"""Sitemaps of an index that are read at each poll: the news and newest ones."""


@dataclass(frozen=True, slots=True)
class PollSummary:
    """What a round of polling brought."""

    polled: int = 0
    new_pages: int = 0
    unchanged: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """What one feed's visit means, decided outside any transaction."""

    visited: Visited
    feed: ParsedFeed | None = None
    error: str = ""
    detail: str = ""


def poll_due_feeds(
    *, at: datetime, limit: int, fetch: Fetch, chance: Callable[[], float] = random.random
) -> PollSummary:
    """Poll up to `limit` due feeds and queue the pages they announce."""
    feeds = _claim(at, limit)
    if not feeds:
        return PollSummary()
    known = hosts_of(feed.origin for feed in feeds)
    visits = [_visit_of(feed, known[feed.origin], at) for feed in feeds]
    reads = [_read(done, fetch) for done in visit_all(visits, at=at, fetch=fetch)]
    return _store(feeds, reads, at, chance)


def _claim(at: datetime, limit: int) -> list[Feed]:
    with write_gate():
        due = Feed.objects.due(at).order_by("next_poll_at", "id")
        ids = paced(due, at=at, limit=limit)
        return claim(lambda: Feed.objects.free(at), ids, until=at + LEASE)


def _visit_of(feed: Feed, host: Host, at: datetime) -> Visit:
    version = {"etag": feed.etag, "last_modified": feed.last_modified}
    return Visit(feed.id, feed.url, feed.origin, robots=robots_of(host, at), **version)


def _read(done: Visited, fetch: Fetch) -> Read:
    match done.result:
        case Fetched() as got:
            return _parse(done, got, fetch)
        case FetchError(reason=reason, detail=detail):
            return Read(done, error=reason, detail=detail)
        case Disallowed():
            return Read(done, error="robots")
    return Read(done)


def _parse(done: Visited, got: Fetched, fetch: Fetch) -> Read:
    try:
        feed = parse_feed(got.content, url=got.final_url, content_type=got.content_type)
    except NotAFeedError as error:
        return Read(done, error="not_a_feed", detail=plain(str(error), 300))
    if feed.kind == "sitemap_index":
        return Read(done, feed=_with_children(feed, fetch))
    return Read(done, feed=feed)


def _with_children(index: ParsedFeed, fetch: Fetch) -> ParsedFeed:
    """Read the newest sitemaps an index names, one level and no further."""
    entries = list(index.entries)
    for url in index.children[:MOST_CHILDREN]:
        got = fetch(url)
        if isinstance(got, Fetched):
            try:
                entries += parse_feed(got.content, url=got.final_url, content_type=got.content_type).entries
            except NotAFeedError:
                continue
    return ParsedFeed(index.kind, index.title, index.language, index.home_url, tuple(entries))


def _store(feeds: list[Feed], reads: list[Read], at: datetime, chance: Callable[[], float]) -> PollSummary:
    by_id = {feed.id: feed for feed in feeds}
    counts = {"polled": 0, "new_pages": 0, "unchanged": 0, "failed": 0}
    with write_gate():
        remember((read.visited for read in reads), at=at, chance=chance())
        for read in reads:
            feed = by_id[read.visited.visit.id]
            if not _still_ours(feed):
                continue
            counts["polled"] += 1
            _store_one(feed, read, at, chance(), counts)
        if counts["new_pages"] or counts["failed"]:
            note(by=None, at=at, verb="sources.poll_feeds", subject="sources.feeds:due", after=dict(counts))
    return PollSummary(**counts)


def _still_ours(feed: Feed) -> bool:
    """Fencing: a worker whose lease ran out and was taken over stores nothing."""
    return Feed.objects.select_for_update().filter(pk=feed.pk, lease_token=feed.lease_token).exists()


def _store_one(feed: Feed, read: Read, at: datetime, chance: float, counts: dict[str, int]) -> None:
    feed.lease_until, feed.lease_token, feed.last_polled_at = None, "", at
    if read.error:
        counts["failed"] += 1
        _after_failure(feed, read, at, chance)
    else:
        new = enqueue(feed, read.feed.entries, at) if read.feed else 0
        counts["new_pages"] += new
        counts["unchanged"] += new == 0
        _after_success(feed, read, new, at, chance)
    feed.save()


def _after_failure(feed: Feed, read: Read, at: datetime, chance: float) -> None:
    feed.failures += 1
    feed.last_status = "error"
    feed.last_error, feed.last_error_detail = read.error, read.detail[:300]
    result = read.visited.result
    asked = wait_after(result, at=at, chance=chance) if isinstance(result, FetchError) else None
    feed.next_poll_at = at + feed_back_off(feed.failures, feed.interval, asked, chance)


def _after_success(feed: Feed, read: Read, new: int, at: datetime, chance: float) -> None:
    since = at - feed.last_new_at if feed.last_new_at else None
    feed.interval = next_interval(feed.interval, new=new, since_last=since)
    feed.next_poll_at = at + jittered(feed.interval, chance)
    feed.failures, feed.last_error, feed.last_error_detail = 0, "", ""
    feed.last_ok_at = at
    feed.last_status = "ok" if new else "unchanged"
    if new:
        feed.last_new_at = at
    result = read.visited.result
    if isinstance(result, Fetched | NotModified):
        feed.etag = (result.etag or (feed.etag if read.feed is None else ""))[:500]
        feed.last_modified = (result.last_modified or (feed.last_modified if read.feed is None else ""))[:100]
    if read.feed:
        feed.kind, feed.title = read.feed.kind, read.feed.title or feed.title
