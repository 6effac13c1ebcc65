"""Which parser reads a document. In: bytes, media type and address. Out: a `ParsedFeed` or `NotAFeedError`.

Called when a feed is polled and when a home page is explored.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nhipcau.sources.feeds import guard
from nhipcau.sources.feeds.json_feed import parse_json_feed
from nhipcau.sources.feeds.records import Entry, NotAFeedError, ParsedFeed
from nhipcau.sources.feeds.sitemap import parse_sitemap
from nhipcau.sources.feeds.syndication import parse_syndication

__all__ = ["NotAFeedError", "parse_feed"]

_HEAD = 4096
_SITEMAP = re.compile(rb"<\s*(?:\w+:)?(urlset|sitemapindex)\b", re.IGNORECASE)
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SYNDICATION = re.compile(rb"<\s*(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE)


def parse_feed(content: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    """Read a feed of any known kind; entries keep their order, each address stands once."""
    body = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not body:
        msg = "empty"
        raise NotAFeedError(msg)
    if body[:1] in {b"{", b"["}:
        return _once(parse_json_feed(body, url))
    document = guard.checked(body)
    head = document[:_HEAD]
    if _SITEMAP.search(head):
        return _once(_sitemap(document, url))
    page = _HTML.search(head)
    feed = _SYNDICATION.search(head)
    if page and not (feed and feed.start() < page.start()):
        msg = "a web page, not a feed"
        raise NotAFeedError(msg)
    return _once(parse_syndication(document, url, content_type))


def _sitemap(document: bytes, url: str) -> ParsedFeed:
    root = guard.lenient_root(document)
    if root is None:
        msg = "broken sitemap"
        raise NotAFeedError(msg)
    return parse_sitemap(root, url)


def _once(feed: ParsedFeed) -> ParsedFeed:
    seen: dict[str, Entry] = {}
    for entry in feed.entries:
        seen.setdefault(entry.url, entry)
    return replace(feed, entries=tuple(seen.values()))
