"""The four kinds of feed: RSS 2.0, Atom, JSON Feed, news sitemap.

In: an outlet, its pieces newest first, its home address. Out: bytes. Called by sites.
"""

from __future__ import annotations

import json
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from nhipcau.sample.outlets import GENERATOR, MARK, Outlet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nhipcau.sample.pieces import Piece

SUMMARY = 300
"""Characters of a summary, cut in mid-word as many feeds do."""


def address(site: Outlet, piece: Piece, home: str) -> str:
    """The article's address as the feed gives it."""
    url = home.rstrip("/") + piece.path
    if not site.tracking:
        return url
    return f"{url}{'&' if '?' in url else '?'}utm_source=rss&utm_medium=feed"


def _summary(piece: Piece) -> str:
    first = piece.paragraphs[0] if piece.paragraphs else piece.title
    return first if len(first) <= SUMMARY else first[:SUMMARY] + "..."


def rss(site: Outlet, pieces: Sequence[Piece], home: str) -> bytes:
    """RSS 2.0; one outlet forgets to escape an ampersand, which strict parsers refuse."""
    items = "\n".join(
        f"<item><title>{escape(piece.title)}</title><link>{escape(address(site, piece, home))}</link>"
        f'<guid isPermaLink="false">{piece.serial}</guid>'
        f"<pubDate>{format_datetime(piece.published_at)}</pubDate>"
        f"<description><![CDATA[{_summary(piece)}]]></description></item>"
        for piece in pieces
    )
    tagline = f"{site.tagline} & giao thương" if site.broken_feed else escape(site.tagline)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(site.name)}</title>"
        f"<link>{home}</link><description>{tagline} - {MARK}</description>"
        f"<language>{site.language}</language>"
        f"<generator>{GENERATOR}</generator>\n{items}\n</channel></rss>\n"
    ).encode()


def atom(site: Outlet, pieces: Sequence[Piece], home: str) -> bytes:
    """Atom 1.0."""
    entries = "\n".join(
        f"<entry><id>{home}#{piece.serial}</id><title>{escape(piece.title)}</title>"
        f'<link rel="alternate" href="{escape(address(site, piece, home))}"/>'
        f"<published>{piece.published_at.isoformat()}</published>"
        f"<updated>{piece.published_at.isoformat()}</updated><summary>{escape(_summary(piece))}</summary></entry>"
        for piece in pieces
    )
    updated = pieces[0].published_at.isoformat() if pieces else "1970-01-01T00:00:00Z"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{home}</id><title>{escape(site.name)}</title><subtitle>{MARK}</subtitle>"
        f'<updated>{updated}</updated><generator>{GENERATOR}</generator><link href="{home}"/>'
        f"\n{entries}\n</feed>\n"
    ).encode()


def json_feed(site: Outlet, pieces: Sequence[Piece], home: str) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {
            "id": str(piece.serial), "url": address(site, piece, home), "title": piece.title,
            "summary": _summary(piece), "date_published": piece.published_at.isoformat(),
            "language": piece.language,
        }
        for piece in pieces
    ]  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": site.name, "home_page_url": home,
        "description": MARK, "language": site.language, "items": items,
    }  # fmt: skip
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def news_sitemap(site: Outlet, pieces: Sequence[Piece], home: str) -> bytes:
    """A sitemap with the news extension."""
    urls = "\n".join(
        f"<url><loc>{escape(address(site, piece, home))}</loc><news:news><news:publication>"
        f"<news:name>{escape(site.name)}</news:name><news:language>{site.language}</news:language>"
        f"</news:publication><news:publication_date>{piece.published_at.isoformat()}</news:publication_date>"
        f"<news:title>{escape(piece.title)}</news:title></news:news></url>"
        for piece in pieces
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- {MARK} -->\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}\n</urlset>\n'
    ).encode()


FEEDS: dict[str, Callable[[Outlet, Sequence[Piece], str], bytes]] = {
    "rss": rss, "atom": atom, "json": json_feed, "news_sitemap": news_sitemap,
}  # fmt: skip
