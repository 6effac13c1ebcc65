"""What stands beside an article: related items in many shapes, tags, author, comments, polls.

In: the outlet, the other pieces of the same outlet and a box's name. Out: HTML. Called by printing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nhipcau.sample.pieces import Piece

if TYPE_CHECKING:
    from nhipcau.sample.outlets import Outlet

Words = dict[str, Any]
Box = Callable[[Words, Sequence[Piece]], str]


@cache
def words(language: str) -> Words:
    """What boxes, menus and footers say in this language."""
    table: dict[str, Words] = tomllib.loads(
        files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    )
    return table[language]


def _link(piece: Piece) -> str:
    return f'<a href="{escape(piece.path)}" title="{escape(piece.title)}">{escape(piece.title)}</a>'


def _items(pieces: Sequence[Piece]) -> str:
    return "".join(f"<li>{_link(piece)}</li>" for piece in pieces)


def interest(say: Words, near: Sequence[Piece]) -> str:
    """Triplets: title, day, first words, one after the other without a list."""
    cards = "".join(
        f'<div class="card"><h4>{_link(piece)}</h4><span>{piece.published_at:%d/%m/%Y}</span>'
        f"<p>{escape(piece.paragraphs[0][:130])}…</p></div>"
        for piece in near[:3]
        if piece.paragraphs
    )
    return f'<section class="c-box"><h3>{say["interest"]}</h3>{cards}</section>'


def dont_miss(say: Words, near: Sequence[Piece]) -> str:
    """A heading and bullets."""
    return f'<div class="hot-news"><strong>{say["dont_miss"]}</strong><ul>{_items(near[2:7])}</ul></div>'


def related(say: Words, near: Sequence[Piece]) -> str:
    """A box that stands in the middle of the body as often as at its end."""
    return f'<blockquote class="rel"><b>{say["related"]}</b><ul>{_items(near[:2])}</ul></blockquote>'


def read_more(say: Words, near: Sequence[Piece]) -> str:
    """One line of bold links between two paragraphs, marked up as a paragraph."""
    links = "<br>".join(f"&gt;&gt; {_link(piece)}" for piece in near[3:5])
    return f"<p><em>{say['read_more']}</em><br>{links}</p>"


def most_read(say: Words, near: Sequence[Piece]) -> str:
    """The numbered list of the right column."""
    return f'<div class="most"><h3>{say["most_read"]}</h3><ol>{_items(near[1:6])}</ol></div>'


def same_topic(say: Words, near: Sequence[Piece]) -> str:
    """Titles with their day in brackets."""
    lines = "".join(f"<dd>{_link(piece)} ({piece.published_at:%d/%m})</dd>" for piece in near[:5])
    return f'<dl class="list-news"><dt>{say["same_topic"]}</dt>{lines}</dl>'


def older_news(say: Words, near: Sequence[Piece]) -> str:
    """A table of old titles, as sites of the first years print it."""
    rows = "".join(
        f"<tr><td>» {_link(piece)} ({piece.published_at:%d-%m-%Y})</td></tr>" for piece in near[:6]
    )
    return f'<table border="0"><tr><td><b>{say["older_news"]}:</b></td></tr>{rows}</table>'


def tags(say: Words, near: Sequence[Piece]) -> str:
    """A cloud of place names."""
    names = dict.fromkeys(place for piece in near for place in piece.places)
    links = " ".join(f'<a rel="tag" href="/tag/{i}">{escape(name)}</a>' for i, name in enumerate(names))
    return f'<div class="tag-cloud"><span>{say["tags"]}:</span> {links}</div>'


def author(say: Words, _: Sequence[Piece]) -> str:
    """Who wrote this."""
    return f'<aside class="author-box"><h5>{say["author"]}</h5><p>{say["author_line"]}</p></aside>'


def comments(say: Words, _: Sequence[Piece]) -> str:
    """Two readers and a form."""
    lines = "".join(f'<div class="cm"><p>{escape(line)}</p></div>' for line in say["comment_lines"])
    form = f"<form><textarea></textarea><p>{say['comment_form']}</p></form>"
    return f'<div id="comments"><h3>{say["comments"]}</h3>{lines}{form}</div>'


def newsletter(say: Words, _: Sequence[Piece]) -> str:
    """An invitation to subscribe."""
    return f'<div class="nl"><h4>{say["newsletter"]}</h4><p>{say["newsletter_line"]}</p><input></div>'


def links(say: Words, _: Sequence[Piece]) -> str:
    """A column of links to elsewhere."""
    items = "".join(f'<div><a href="#">{escape(item)}</a></div>' for item in say["link_items"])
    return f"<div><b>{say['links']}</b>{items}</div>"


def share(say: Words, _: Sequence[Piece]) -> str:
    """Share buttons."""
    return f'<div class="share">{say["share"]}: <a href="#">A</a> <a href="#">B</a> <a href="#">in</a></div>'


def poll(say: Words, _: Sequence[Piece]) -> str:
    """A question to readers."""
    return f'<div class="poll"><h4>{say["poll"]}</h4><p>{say["poll_line"]}</p></div>'


def prices(say: Words, _: Sequence[Piece]) -> str:
    """A box of figures inside the article that belong to no article."""
    rows = "".join(f"<tr><td>{escape(line)}</td></tr>" for line in say["price_lines"])
    return f'<table class="price-box"><caption>{say["prices"]}</caption>{rows}</table>'


BOXES: dict[str, Box] = {
    box.__name__: box
    for box in (
        interest, dont_miss, related, read_more, most_read, same_topic, older_news, tags, author, comments,
        newsletter, links, share, poll, prices,
    )
}  # fmt: skip


def standing(names: Sequence[str], site: Outlet, near: Sequence[Piece]) -> str:
    """The HTML of these boxes, in order."""
    say = words(site.language)
    return "\n".join(BOXES[name](say, near) for name in names)
