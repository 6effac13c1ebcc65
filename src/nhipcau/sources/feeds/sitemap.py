"""Sitemaps (sitemaps.org), news sitemaps and their indexes. Called by `parsing`."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from nhipcau.sources.canonical import tidy_address
from nhipcau.sources.feeds.guard import local_name
from nhipcau.sources.feeds.plain_text import moment, names_a_zone, title_of
from nhipcau.sources.feeds.records import Entry, ParsedFeed

MOST_ENTRIES = 2000
"""A news sitemap may hold 1,000 (Google's rule); plain ones are cut."""
MOST_CHILDREN = 50


def parse_sitemap(root: etree._Element, base_url: str) -> ParsedFeed:
    """Read a urlset or a sitemapindex."""
    if local_name(root) == "sitemapindex":
        return ParsedFeed("sitemap_index", "", "", "", (), _children(root, base_url))
    rows = [_fields(node) for node in islice(root.iterchildren("{*}url"), MOST_ENTRIES)]
    entries = tuple(entry for row in rows if (entry := _entry(row, base_url)))
    is_news = any("title" in row for row in rows)
    title = next((row["name"] for row in rows if "name" in row), "")
    language = next((row["language"] for row in rows if "language" in row), "")
    return ParsedFeed("news_sitemap" if is_news else "sitemap", title_of(title), language[:20], "", entries)


def _fields(node: etree._Element) -> dict[str, str]:
    """Flatten one <url>: the first text of each name wins."""
    found: dict[str, str] = {}
    for part in islice(node.iter(etree.Element), 60):
        if part.text and part.text.strip():
            found.setdefault(local_name(part), part.text.strip())
    return found


def _entry(row: dict[str, str], base_url: str) -> Entry | None:
    url = tidy_address(row.get("loc", ""), base_url) if row.get("loc") else None
    if url is None:
        return None
    dated = row.get("publication_date") or row.get("lastmod", "")
    return Entry(url, title_of(row.get("title")), "", moment(dated, names_zone=names_a_zone(dated)))


def _children(root: etree._Element, base_url: str) -> tuple[str, ...]:
    rows = [_fields(node) for node in islice(root.iterchildren("{*}sitemap"), 1000)]
    dated = [(tidy_address(row["loc"], base_url), row.get("lastmod", "")) for row in rows if row.get("loc")]
    ordered = sorted(((url, day) for url, day in dated if url), key=lambda pair: pair[1], reverse=True)
    news_first = sorted(ordered, key=lambda pair: "news" not in pair[0] and "tin" not in pair[0])
    return tuple(url for url, _day in news_first[:MOST_CHILDREN])
