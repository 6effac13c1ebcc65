"""Which feeds a home page offers: its own links first, then lists of feeds, then the usual places.

In: HTML and its address. Out: candidates to be fetched and parsed. Called by `sources.exploring`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from nhipcau.sources.canonical import host_of, tidy_address
from nhipcau.sources.feeds.plain_text import title_of

FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
    }
)
USUAL_PATHS = (
    "/rss", "/rss.xml", "/feed", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json",
    "/rss/home.rss", "/rss/trang-chu.rss", "/rss.html", "/rss.aspx",
    "/sitemap-news.xml", "/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml",
)  # fmt: skip
"""Where press sites put them when they do not say: WordPress, Drupal, Hugo and Vietnamese habits."""
MOST_BYTES = 1024 * 1024
"""Feeds are named in the head; unclosed tags cost the parser the square of their number."""
MOST_CANDIDATES = 60
_FEED_LIKE = re.compile(
    r"(?:\.rss|/rss(?:[/.?-]|$)|/feeds?(?:[/.?]|$)|atom\.xml|rss\.xml|feed\.json|[?&](?:rss|feed)=)",
    re.IGNORECASE,
)

_SEPARATOR = re.compile(r"\s+[-|\u2013\u2014\u00b7:]+\s+")
NOT_NAMES = frozenset({"trang chủ", "trang nhất", "home", "home page", "homepage", "accueil", "首页"})
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)

Origin = Literal["link", "anchor", "robots", "usual"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be a feed."""

    url: str
    title: str
    found_by: Origin


@dataclass(frozen=True, slots=True)
class Site:
    """What a home page says of itself."""

    name: str
    language: str


def site_of(content: bytes, content_type: str = "") -> Site:
    """Read the site's name and language from its home page."""
    tree = LexborHTMLParser(_decoded(content, content_type))
    meta = tree.css_first('meta[property="og:site_name"]')
    named = title_of(meta.attributes.get("content")) if meta else ""
    heading = tree.css_first("title")
    name = named or (_first_name(title_of(heading.text())) if heading else "")
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    code = re.match(r"[A-Za-z]{2,8}", language)
    return Site(name[:200], code[0].lower() if code else "")


def _first_name(title: str) -> str:
    """Cut "Trang chủ - Báo X | Tin mới" down to the name."""
    parts = [part.strip() for part in _SEPARATOR.split(title)]
    return next((part for part in parts if part and part.casefold() not in NOT_NAMES), title)


def _decoded(content: bytes, content_type: str) -> str:
    """Decode by the header, else by the page's own word, else as UTF-8."""
    head = content[:MOST_BYTES]
    named = _CHARSET.search(content_type.encode("latin-1", "ignore")) or _CHARSET.search(head[:2048])
    charset = named[1].decode("ascii") if named else "utf-8"
    try:
        return head.decode(charset, "replace")
    except (LookupError, ValueError):
        return head.decode("utf-8", "replace")


def candidates(content: bytes, url: str, content_type: str = "") -> list[Candidate]:
    """List what the page itself points to, the surest first, each once; other hosts' feeds are left out."""
    tree = LexborHTMLParser(_decoded(content, content_type))
    base = _base(tree, url)
    found = [*_from_links(tree, base), *_from_anchors(tree, base)]
    own: dict[str, Candidate] = {}
    for each in found:
        if _is_own(each.url, url):
            own.setdefault(each.url, each)
    return list(own.values())[:MOST_CANDIDATES]


def usual_candidates(url: str) -> list[Candidate]:
    """List the usual places, for a page that points nowhere."""
    return [Candidate(urljoin(url, path), "", "usual") for path in USUAL_PATHS]


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return tidy_address(node.attributes.get("href") or "", url) or url if node else url


def _from_links(tree: LexborHTMLParser, base: str) -> list[Candidate]:
    found = []
    for node in tree.css("link[rel][href]"):
        relations = (node.attributes.get("rel") or "").lower().split()
        kind = (node.attributes.get("type") or "").split(";")[0].strip().lower()
        if ("alternate" in relations and kind in FEED_TYPES) or "feed" in relations:
            found.append((node.attributes.get("href"), title_of(node.attributes.get("title"))))
    return _tidied(found, base, "link")


def _from_anchors(tree: LexborHTMLParser, base: str) -> list[Candidate]:
    found: list[tuple[str | None, str]] = []
    for node in tree.css("a[href]"):
        href = node.attributes.get("href") or ""
        if _FEED_LIKE.search(href):
            found.append((href, title_of(node.text())))
    return _tidied(found, base, "anchor")


def _tidied(found: list[tuple[str | None, str]], base: str, origin: Origin) -> list[Candidate]:
    pairs = [(tidy_address(href, base), title) for href, title in found if href]
    return [Candidate(url, title, origin) for url, title in pairs if url]


def _is_own(feed_url: str, page_url: str) -> bool:
    """Same registered site, roughly: one host is the other or a part of it, or a feed service."""
    feed, page = host_of(feed_url), host_of(page_url)
    tail = ".".join(page.split(".")[-2:])
    return (
        feed == page or feed.endswith(("." + page, "." + tail, "feedburner.com")) or page.endswith("." + feed)
    )
