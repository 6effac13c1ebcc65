"""Pages that are no articles: the front page, sections, the wall, the video, the missing page, robots.txt.

In: an outlet and its pieces. Out: bytes. Called by sites and writing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from nhipcau.sample.boxes import words
from nhipcau.sample.outlets import Outlet, outlet
from nhipcau.sample.printing import near, other_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nhipcau.sample.pieces import Piece


def _list(pieces: Sequence[Piece]) -> str:
    items = "".join(
        f'<li><a href="{escape(piece.path)}">{escape(piece.title)}</a>'
        f" <small>{piece.published_at:%d/%m/%Y}</small></li>"
        for piece in pieces
    )
    return f"<ul>{items}</ul>"


def front_page(site: Outlet, pieces: Sequence[Piece], now: datetime) -> bytes:
    """The home page: every title, newest first."""
    return other_page(site, title=site.name, content=_list(pieces), now=now)


def section_page(site: Outlet, pieces: Sequence[Piece], title: str, now: datetime) -> bytes:
    """A section: links and nothing else."""
    return other_page(site, title=title, content=_list(pieces[:25]), now=now)


def missing_page(site: Outlet, now: datetime) -> bytes:
    """What stands under a 404."""
    line = words(site.language)["missing"]
    return other_page(site, title="404", content=f"<p>{line}.</p>", now=now)


def odd_page(piece: Piece, pieces: Sequence[Piece], now: datetime) -> bytes:
    """The page of a piece that is no article (all but the missing one)."""
    site = outlet(piece.outlet)
    say = words(site.language)
    if piece.kind == "link_list":
        return section_page(site, near(piece, pieces), piece.title, now)
    line = f"<p>{escape(' '.join(piece.body))}</p>"
    if piece.kind == "wall":
        form = f"<h2>{say['login']}</h2><p>{say['login_line']}</p><input type='password'>"
        form = f'<form class="login">{form}</form>'
        return other_page(site, title=piece.title, content=line + form, now=now)
    return other_page(
        site, title=piece.title, content=f'<video src="/v/0.mp4" controls></video>{line}', now=now
    )


def robots(site: Outlet, home: str) -> bytes:
    """robots.txt with the sitemap's address when there is one."""
    sitemap = f"Sitemap: {home}news-sitemap.xml\n" if "news_sitemap" in site.feeds else ""
    return (site.robots + sitemap).encode()
