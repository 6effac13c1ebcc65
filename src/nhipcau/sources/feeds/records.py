"""What a feed says. Called by every parser of this folder and by who polls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FeedKind = Literal["rss", "atom", "rdf", "json", "news_sitemap", "sitemap", "sitemap_index"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced page."""

    url: str
    """Absolute and tidy."""
    title: str = ""
    summary: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed and its entries in the feed's own order, each address once."""

    kind: FeedKind
    title: str
    language: str
    home_url: str
    entries: tuple[Entry, ...]
    children: tuple[str, ...] = ()
    """Sitemaps that a sitemap index names, news and newest first."""


class NotAFeedError(Exception):
    """The bytes are not a feed, or are one that may not be parsed."""
