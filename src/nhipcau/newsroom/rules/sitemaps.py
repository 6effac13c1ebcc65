"""Sitemaps with the languages of each page, and the news sitemap. Pure; text in, text out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
MOST_ADDRESSES = 45_000
"""sitemaps.org allows 50,000 a file."""


@dataclass(frozen=True, slots=True)
class Place:
    """One address and the same page in other languages."""

    url: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class News:
    """One statement of the last two days."""

    url: str
    publication: str
    language: str
    published: datetime
    title: str


def index(addresses: Iterable[str]) -> str:
    """Write the list of sitemaps."""
    rows = "".join(f"<sitemap><loc>{escape(each)}</loc></sitemap>" for each in addresses)
    return f"{HEAD}<sitemapindex {SPACE}>{rows}</sitemapindex>"


def sitemap(places: Iterable[Place]) -> str:
    """Write one sitemap."""
    return f"{HEAD}<urlset {SPACE} {XHTML}>{''.join(map(_place, places))}</urlset>"


def _place(place: Place) -> str:
    changed = f"<lastmod>{place.changed.isoformat(timespec='seconds')}</lastmod>" if place.changed else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(url)}/>'
        for tag, url in place.alternates
    )
    return f"<url><loc>{escape(place.url)}</loc>{changed}{others}</url>"


def news(rows: Iterable[News]) -> str:
    """Write the news sitemap."""
    return f"{HEAD}<urlset {SPACE} {NEWS}>{''.join(map(_news, rows))}</urlset>"


def _news(row: News) -> str:
    named = f"<news:name>{escape(row.publication)}</news:name><news:language>{row.language}</news:language>"
    source = f"<news:publication>{named}</news:publication>"
    when = f"<news:publication_date>{row.published.isoformat(timespec='seconds')}</news:publication_date>"
    told = f"<news:news>{source}{when}<news:title>{escape(row.title)}</news:title></news:news>"
    return f"<url><loc>{escape(row.url)}</loc>{told}</url>"
