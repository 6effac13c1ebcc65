"""RSS, Atom, RDF: the fast parser for well-formed XML, the patient one for the rest. Called by `parsing`."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

import fastfeedparser
import feedparser

from nhipcau.sources.canonical import tidy_address
from nhipcau.sources.feeds import guard
from nhipcau.sources.feeds.plain_text import HOME_ZONE, moment, names_a_zone, plain, title_of
from nhipcau.sources.feeds.records import Entry, FeedKind, NotAFeedError, ParsedFeed

MOST_ENTRIES = 1000
MOST_BROKEN_BYTES = 1024 * 1024
"""The patient parser takes 4 s for a megabyte of hostile tags, in the worker itself; 7 MB took over 30 s."""
_DATED = re.compile(
    rb"<(?:pubDate|published|updated|dc:date|issued|modified)>\s*(?:<!\[CDATA\[)?\s*([^<>\]]{6,60})",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<\s*(rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE)


def parse_syndication(content: bytes, base_url: str, content_type: str) -> ParsedFeed:
    """Read the entries or raise `NotAFeedError`."""
    kind = _kind(content)
    if guard.is_well_formed(content):
        # Only bytes go in: given a string that looks like an address, the library would fetch it.
        return _from_fast(_fast(content), kind, base_url, zoned=_names_zones(content))
    if len(content) > MOST_BROKEN_BYTES:
        msg = "broken XML, and too large to be mended"
        raise NotAFeedError(msg)
    guard.refuse_abyss(content)
    return _from_patient(content, kind, base_url, content_type)


def _kind(content: bytes) -> FeedKind:
    root = _ROOT.search(content[:8192])
    if root is None:
        msg = "no rss, feed or rdf element"
        raise NotAFeedError(msg)
    name = root[1].lower()
    return "rss" if name == b"rss" else "rdf" if name == b"rdf:rdf" else "atom"


def _names_zones(content: bytes) -> bool:
    """Feeds are of one habit: the first date that has an hour tells whether the feed names its zone."""
    for written in islice(_DATED.finditer(content), 20):
        text = written[1].decode("utf-8", "replace")
        if ":" in text:
            return names_a_zone(text)
    return True


def _fast(content: bytes) -> dict[str, Any]:
    try:
        feed: dict[str, Any] = fastfeedparser.parse(
            content, include_content=False, include_tags=False, include_media=False, include_enclosures=False
        )
    except Exception as error:
        raise NotAFeedError(str(error)[:200]) from error
    return feed


def _from_fast(feed: dict[str, Any], kind: FeedKind, base_url: str, *, zoned: bool) -> ParsedFeed:
    head = feed.get("feed") or {}
    found = []
    for item in feed["entries"][:MOST_ENTRIES]:
        dated = moment(item.get("published") or item.get("updated"), names_zone=zoned)
        found.append(_entry(item.get("link") or item.get("id"), item, base_url, dated))
    return _feed(kind, head, base_url, found)


def _from_patient(content: bytes, kind: FeedKind, base_url: str, content_type: str) -> ParsedFeed:
    headers = {"content-type": content_type} if content_type else {}
    # A file object, never bytes: the library takes short bytes for a path or an address.
    try:
        feed = feedparser.parse(BytesIO(content), response_headers=headers)
    except Exception as error:  # a name space with a blank in it raises ValueError out of the library
        raise NotAFeedError(str(error)[:200]) from error
    if not feed.entries:
        msg = f"broken XML: {feed.get('bozo_exception', '')}"
        raise NotAFeedError(msg[:200])
    zoned = _names_zones(content)
    found = []
    for item in feed.entries[:MOST_ENTRIES]:
        dated = _patient_moment(item.get("published_parsed") or item.get("updated_parsed"), zoned=zoned)
        found.append(_entry(item.get("link") or item.get("id"), item, base_url, dated))
    return _feed(kind, feed.feed, base_url, found)


def _patient_moment(parts: Any, *, zoned: bool) -> datetime | None:
    if parts is None:
        return None
    try:
        when = datetime.fromtimestamp(calendar.timegm(parts), UTC)
    except (ValueError, OverflowError, TypeError, OSError):
        return None
    return when if zoned else when.replace(tzinfo=HOME_ZONE).astimezone(UTC)


def _entry(link: Any, item: dict[str, Any], base_url: str, published_at: datetime | None) -> Entry | None:
    url = tidy_address(link, base_url) if isinstance(link, str) and link.strip() else None
    if url is None:
        return None
    summary = item.get("description") or item.get("summary")
    return Entry(url, title_of(item.get("title")), plain(summary), published_at)


def _feed(kind: FeedKind, head: dict[str, Any], base_url: str, found: list[Entry | None]) -> ParsedFeed:
    home = tidy_address(head["link"], base_url) if isinstance(head.get("link"), str) else None
    entries = tuple(entry for entry in found if entry)
    return ParsedFeed(
        kind, title_of(head.get("title")), str(head.get("language") or "")[:20], home or "", entries
    )
