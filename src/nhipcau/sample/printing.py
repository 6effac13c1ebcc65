"""Prints a piece as its outlet would: template, paragraphs, boxes, date, marks of sample data.

In: a piece, the other pieces of its outlet, the hour the site's clock shows. Out: bytes.
Called by sites and writing.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from nhipcau.sample.boxes import standing, words
from nhipcau.sample.dating import PRINTED, clock
from nhipcau.sample.looks import css
from nhipcau.sample.outlets import GENERATOR, MARK, Outlet, outlet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nhipcau.sample.pieces import Piece

FEED_TYPES = {
    "rss": ("application/rss+xml", "/rss.xml"),
    "atom": ("application/atom+xml", "/atom.xml"),
    "json": ("application/feed+json", "/feed.json"),
    "news_sitemap": ("application/xml", "/news-sitemap.xml"),
}


@cache
def _template(name: str) -> Template:
    return Template(files(__package__).joinpath("pages", f"{name}.html").read_text(encoding="utf-8"))


def _paragraphs(site: Outlet, body: Sequence[str], middle: str) -> str:
    """The body in the outlet's markup with its boxes after the second paragraph."""
    marked = [escape(part, quote=False) for part in body]
    if site.paragraph == "br":
        return "<br><br>\n".join(marked)
    pieces = [f"<{site.paragraph}>{part}</{site.paragraph}>" for part in marked]
    return "\n".join([*pieces[:2], middle, *pieces[2:]])


def near(piece: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """Other pieces of the outlet, beginning after this one, so that each page links to others."""
    own = [each for each in pieces if each.outlet == piece.outlet and each.kind == "article"]
    at = next((index for index, each in enumerate(own) if each.key == piece.key), -1)
    return (own[at + 1 :] + own[:at])[:9] if at >= 0 else own[:9]


def alternates(site: Outlet) -> str:
    """The <link rel=alternate> lines of the outlet's feeds; a news sitemap is found through robots.txt."""
    return "\n".join(
        f'<link rel="alternate" type="{FEED_TYPES[kind][0]}" title="{escape(site.name)}"'
        f' href="{FEED_TYPES[kind][1]}">'
        for kind in site.feeds
        if kind != "news_sitemap"
    )


def _json_ld(piece: Piece, site: Outlet, url: str) -> str:
    facts = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": piece.title,
        "datePublished": piece.published_at.isoformat(), "inLanguage": piece.language, "url": url,
        "author": [{"@type": "Person", "name": piece.byline}] if piece.byline else [],
        "publisher": {"@type": "Organization", "name": site.name},
    }  # fmt: skip
    return json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")


def frame(site: Outlet, now: datetime) -> dict[str, str]:
    """What every page of an outlet carries around its content."""
    say = words(site.language)
    return {
        "name": escape(site.name), "tagline": escape(site.tagline), "lang": site.language,
        "charset": site.charset, "look": css(site),
        "generator": f'<meta name="generator" content="{GENERATOR}">',
        "mark": MARK, "clock": clock(now, site.language), "alternates": alternates(site),
        "menu": "".join(f'<li><a href="/muc/{i}">{word}</a></li>' for i, word in enumerate(say["menu"])),
        "editor": escape(site.editor), "licence": escape(site.licence), "address": escape(site.address),
    }  # fmt: skip


def article_page(piece: Piece, pieces: Sequence[Piece], *, home: str, now: datetime) -> bytes:
    """The page of an article."""
    site, around, say = outlet(piece.outlet), near(piece, pieces), words(piece.language)
    url = home.rstrip("/") + piece.path
    slots = frame(site, now) | {
        "title": escape(piece.title), "lead": escape(piece.lead or ""), "url": escape(url),
        "byline": escape(piece.byline or ""), "credit": escape(piece.credit or ""),
        "date": PRINTED[site.date_style](piece.published_at), "iso": piece.published_at.isoformat(),
        "body": _paragraphs(site, piece.body, standing(site.middle, site, around)),
        "ending": standing(site.ending, site, around), "column": standing(site.column, site, around),
        "json_ld": _json_ld(piece, site, url), "photo": say["photo"],
    }  # fmt: skip
    return encoded(_template(site.id).substitute(slots), site.charset)


def other_page(site: Outlet, *, title: str, content: str, now: datetime) -> bytes:
    """A page that is no article: front page, section, wall, missing page, video."""
    slots = frame(site, now) | {"title": escape(title), "content": content}
    return encoded(_template("_other").substitute(slots), site.charset)


TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below."""


def _for_1258(char: str) -> str:
    """Windows-1258 has few whole Vietnamese letters: the tone mark stands apart behind its vowel."""
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        # The tone may stand before or after the mark of the vowel (ậ: dot below, then circumflex).
        letter, marks = unicodedata.normalize("NFD", char)[0], unicodedata.normalize("NFD", char)[1:]
        vowel = unicodedata.normalize("NFC", letter + "".join(mark for mark in marks if mark not in TONES))
        return vowel + "".join(mark for mark in marks if mark in TONES)
    return char


def encoded(page: str, charset: str) -> bytes:
    """The page in the outlet's encoding; letters that it lacks become character references."""
    if charset == "windows-1258":
        page = "".join(map(_for_1258, unicodedata.normalize("NFC", page)))
        return page.encode("cp1258", errors="xmlcharrefreplace")
    return page.encode(charset)
