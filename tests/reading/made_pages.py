"""Vietnamese pages of markup with boxes of other articles in nine shapes, in the middle and at the end.

Put together from the invented articles; read by tests and by bench/reading.py (check 2 of the design).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from zlib import crc32

from tests.reading.made_saved import SHAPES, SOURCE

Teaser = dict[str, Any]
Shape = Callable[[str, list[Teaser]], str]


def link(t: Teaser) -> str:
    return f'<a href="/tin/{crc32(t["title"].encode()) % 999}.html" title="x">{escape(t["title"])}</a>'


def named_list(head: str, rows: list[Teaser]) -> str:
    return (
        f'<div class="box-related"><h3>{head}</h3><ul>'
        + "".join(f"<li>{link(t)}</li>" for t in rows)
        + "</ul></div>"
    )


def bare_list(head: str, rows: list[Teaser]) -> str:
    return f"<p><strong>{head}:</strong></p><ul>" + "".join(f"<li>{link(t)}</li>" for t in rows) + "</ul>"


def table_box(head: str, rows: list[Teaser]) -> str:
    cells = "".join(f'<tr><td><img src="/a.jpg"></td><td>{link(t)}</td></tr>' for t in rows)
    return f'<table align="left"><tbody><tr><td colspan="2">{head}</td></tr>{cells}</tbody></table>'


def cards(head: str, rows: list[Teaser]) -> str:
    items = "".join(f"<article><h4>{link(t)}</h4><p>{escape(t['blurb'])}</p></article>" for t in rows)
    return f"<div><div><span>{head}</span></div><div>{items}</div></div>"


def pointers(head: str, rows: list[Teaser]) -> str:
    return "".join(
        f"<p><a href='/x.html'><strong>&gt;&gt; {escape(t['title'])}</strong></a></p>" for t in rows
    )


def figures(head: str, rows: list[Teaser]) -> str:
    items = "".join(
        f'<div><figure><img src="/b.jpg"><figcaption>{escape(t["caption"])}</figcaption></figure>'
        f'<h2>{link(t)}</h2><div class="sapo">{escape(t["blurb"])}</div></div>'
        for t in rows
    )
    return f'<section class="c-box"><h2 class="c-box__title">{head}</h2>{items}</section>'


def typed(head: str, rows: list[Teaser]) -> str:
    t = rows[0]
    return f'<div class="VCSortableInPreviewMode" type="RelatedOneNews"><p>{head}</p>{link(t)}<p class="s">{escape(t["blurb"])}</p></div>'


def aside(head: str, rows: list[Teaser]) -> str:
    return f"<aside><b>{head}</b>" + "".join(f"<p>{link(t)}</p>" for t in rows) + "</aside>"


def flat(head: str, rows: list[Teaser]) -> str:
    return f"<h3>{head}</h3>" + "".join(f"<p>{link(t)}</p>" for t in rows)


MIDDLE: list[Shape] = [named_list, bare_list, table_box, pointers, typed, aside, flat]
END: list[Shape] = [named_list, bare_list, cards, figures, aside, flat, table_box]


@dataclass(frozen=True)
class MadePage:
    """A page of markup with what must be kept and what must not leak."""

    name: str
    html: str
    title: str
    published: str
    kept: tuple[str, ...]
    leaks: tuple[str, ...]


def _menu(chance: random.Random) -> str:
    names = SHAPES["vi"]["top"][5][4:]
    rows = "".join(f'<li><a href="/c{n}">{escape(name)}</a></li>' for n, name in enumerate(names))
    clock = "<div class='clock'>Thứ Sáu, ngày 20/11/2026 09:30 GMT+7</div>" if chance.random() < 0.5 else ""
    return f"<header>{clock}<ul class='menu'>{rows}</ul></header>"


def _foot() -> str:
    return "<footer>" + "".join(f"<p>{escape(line)}</p>" for line in SHAPES["vi"]["foot"][2]) + "</footer>"


def make(chance: random.Random, article: dict[str, Any]) -> MadePage:
    """Put one page together."""
    others = [t for t in SOURCE["teaser"] if t["language"] == "vi"]
    inside, after = chance.choice(MIDDLE), chance.choice(END)
    first, rest = chance.sample(others, 2), chance.sample(others, 4)
    heads = SHAPES["vi"]["headings"]
    wrap = chance.choice(["p", "p", "div"])
    pulled = article.get("pulled", [])
    paragraphs = [p for n, p in enumerate(article["paragraphs"]) if n not in pulled]
    body = [f"<{wrap}>{escape(p)}</{wrap}>" for p in paragraphs]
    place = chance.randrange(1, len(body))
    body.insert(place, inside(chance.choice(heads), first))
    picture = f'<figure><img src="/p.jpg"><figcaption>{escape(article["caption"])}</figcaption></figure>'
    body.insert(chance.randrange(1, len(body)), picture)
    day = f"20{chance.randint(15, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T{chance.randint(6, 22):02}:15:00+07:00"
    lead = f"<h2 class='sapo'>{escape(article['lead'])}</h2>" if article["lead"] else ""
    end = after(chance.choice(heads), rest)
    tools = "<div class='social-share'><a>Facebook</a> <a>Zalo</a></div>"
    outside = chance.random() < 0.5
    html = (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{escape(article['title'])} - Báo Vùng cao</title>"
        f"<meta property='article:published_time' content='{day}'></head><body>{_menu(chance)}<main><article><h1>{escape(article['title'])}</h1>"
        f"{tools}{lead}<div class='{chance.choice(['content', 'detail', 'abc', 'cms-body'])}'>{''.join(body)}<p><strong>{escape(article['author'])}</strong></p>"
        f"{'' if outside else end}</div></article>{end if outside else ''}</main>{_foot()}</body></html>"
    )
    kept = (article["lead"], *paragraphs) if article["lead"] else tuple(paragraphs)
    leaks = tuple(part for t in (*first, *rest) for part in (t["title"], t["blurb"], t["caption"]))
    return MadePage(f"{inside.__name__} {after.__name__} {wrap}", html, article["title"], day, kept, leaks)


def pages(count: int, seed: int = 57) -> Iterator[MadePage]:
    """Make pages in turn from each Vietnamese article."""
    chance = random.Random(seed)
    articles = [a for a in SOURCE["article"] if a["language"] == "vi"]
    for number in range(count):
        yield make(chance, articles[number % len(articles)])
