"""Takes boxes of other articles, toolbars and captions out of a page's tree; called by `extract`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from lxml import etree
from lxml.html import HtmlElement

from nhipcau.reading.folding import squeeze
from nhipcau.reading.stages.lexicon import is_whole, opens_with

_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "select", "button", "dialog", "canvas")
_ASIDE = frozenset({"aside", "nav", "footer", "figcaption"})
_BLOCKS = (
    "div",
    "section",
    "ul",
    "ol",
    "p",
    "span",
    "table",
    "figure",
    "header",
    "dl",
    "li",
    "h2",
    "h3",
    "h4",
    *_ASIDE,
)
_ITEMS = frozenset(
    {"ul", "ol", "a", "div", "p", "table", "h3", "h4", "h5", "li", "span", "strong", "article", "figure"}
)
_HEADS = frozenset(
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "span",
        "strong",
        "b",
        "a",
        "label",
        "dt",
        "summary",
        "em",
        "td",
        "th",
        "header",
        "li",
        "font",
        "u",
    }
)
_HEAD_LENGTH = 70
_MOST_PROSE = 0.4
"""Share of the page's running text that a box may hold; more, and its name or heading misleads."""
_MOST_TEASERS = 0.6
"""The same for a box that has a headline to each piece of running text: no article looks so."""
_LEAST_PROSE = 250
_RUNNING = 60
"""Letters from which a piece of text outside a link is running text and no headline."""
_HEADLINE = 20
_SENTENCE = re.compile(r"[.!?…。！？។]['\"”’»)\]]*\s*$")
_LINKED = 0.6


@dataclass(slots=True)
class Bulk:
    """How much text an element holds, how much of it in links, how much as running text."""

    size: int = 0
    linked: int = 0
    prose: int = 0
    pieces: int = 0
    """Pieces of running text."""
    headlines: int = 0
    """Links long enough to be one."""

    def add(self, below: Bulk) -> None:
        """Take in a child."""
        self.size += below.size
        self.linked += below.linked
        self.prose += below.prose
        self.pieces += below.pieces
        self.headlines += below.headlines

    def read(self, text: str | None) -> None:
        """Take in a piece of text."""
        length = len((text or "").strip())
        self.size += length
        if length >= _RUNNING:
            self.prose += length
            self.pieces += 1


def weigh(tree: HtmlElement) -> dict[HtmlElement, Bulk]:
    """Measure every element in one pass from the leaves up."""
    bulk: dict[HtmlElement, Bulk] = {}
    for element in reversed(list(tree.iter(etree.Element))):
        mine = Bulk()
        mine.read(element.text)
        for child in element:
            mine.read(child.tail)
            below = bulk.get(child)
            if below is not None:
                mine.add(below)
        if element.tag == "a":
            mine.linked, mine.prose, mine.pieces = mine.size, 0, 0
            mine.headlines = int(mine.size >= _HEADLINE)
        bulk[element] = mine
    return bulk


@cache
def _attributes() -> re.Pattern[str]:
    source = files("nhipcau.reading.stages") / "lexicons" / "boxes.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))["attributes"]
    return re.compile("|".join(row for rows in table.values() for row in rows))


@lru_cache(maxsize=8192)
def _is_box_name(called: str) -> bool:
    """Tell whether class names say that an element is no part of the article; pages repeat them."""
    return _attributes().search(called.lower()) is not None


def drop(element: HtmlElement) -> None:
    """Take an element out and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + element.tail
        else:
            parent.text = (parent.text or "") + " " + element.tail
    parent.remove(element)


def silence(tree: HtmlElement) -> None:
    """Take out what a browser never prints."""
    etree.strip_elements(tree, *_SILENT, with_tail=False)


def prune(tree: HtmlElement, bulk: dict[HtmlElement, Bulk] | None = None) -> HtmlElement:
    """Prune in place: parts by tag, by name, by heading, then paragraphs that are one link."""
    if bulk is None:
        silence(tree)
        bulk = weigh(tree)
    limit = max(_LEAST_PROSE, _MOST_PROSE * bulk[tree].prose)
    _by_name(tree, bulk, limit)
    _by_heading(tree, bulk, limit)
    _links_alone(tree, bulk)
    return tree


def _by_name(tree: HtmlElement, bulk: dict[HtmlElement, Bulk], limit: float) -> None:
    above = _above_title(tree)
    for element in list(tree.iter(*_BLOCKS)):
        called = f"{element.get('class', '')} {element.get('id', '')} {element.get('type', '')}"
        small = bulk[element].prose < limit and element not in above
        if small and (element.tag in _ASIDE or _is_box_name(called)):
            drop(element)


def _above_title(tree: HtmlElement) -> set[HtmlElement]:
    """Collect what holds a main heading: no box does."""
    return {element for title in tree.iter("h1") for element in title.iterancestors()}


def _by_heading(tree: HtmlElement, bulk: dict[HtmlElement, Bulk], limit: float) -> None:
    for element in list(tree.iter(*_HEADS)):
        if not 1 < bulk[element].size <= _HEAD_LENGTH or not _hangs_in(element, tree):
            continue
        text = squeeze("".join(element.itertext()))
        if is_whole("headings", "related", text) and not _SENTENCE.search(text):
            _drop_box(element, bulk, limit)


def _hangs_in(element: HtmlElement, tree: HtmlElement) -> bool:
    """Tell whether an earlier cut took the element along."""
    return element is tree or any(above is tree for above in element.iterancestors())


def _drop_box(head: HtmlElement, bulk: dict[HtmlElement, Bulk], limit: float) -> None:
    """Drop the smallest box around the heading that holds its links, else the links that follow it."""
    box = head
    while (parent := box.getparent()) is not None and _is_box(parent, box, bulk, limit):
        box = parent
    follower = box.getnext()
    while follower is not None and _is_item(follower, bulk):
        after = follower.getnext()
        drop(follower)
        follower = after
    drop(box)


def _is_box(parent: HtmlElement, inner: HtmlElement, bulk: dict[HtmlElement, Bulk], limit: float) -> bool:
    """Tell whether the parent holds nothing but the box that the heading opens."""
    if parent.tag in {"body", "html", "article", "main"} or parent.find(".//h1") is not None:
        return False
    around = bulk[parent]
    teasers = (
        around.headlines >= max(2, around.pieces) and around.prose <= _MOST_TEASERS / _MOST_PROSE * limit
    )
    if teasers and _opens(parent, inner, bulk) and not _has_run(parent, bulk):
        return True
    listed = around.size == bulk[inner].size or around.linked >= 0.4 * around.size
    return around.prose < limit and listed


_RUN = 3
"""Paragraphs without a headline between: an article's, not teasers'."""


def _has_run(box: HtmlElement, bulk: dict[HtmlElement, Bulk]) -> bool:
    """Tell whether paragraphs follow each other somewhere in the box."""
    for element in box.iter(etree.Element):
        run = 0
        for child in element:
            mine = bulk.get(child)
            if mine is not None and mine.size:
                run = run + 1 if mine.pieces and not mine.headlines else 0
            if run >= _RUN:
                return True
    return False


def _opens(parent: HtmlElement, inner: HtmlElement, bulk: dict[HtmlElement, Bulk]) -> bool:
    """Tell whether no text stands before the inner part: then its heading heads all of the parent."""
    if (parent.text or "").strip():
        return False
    before = inner.itersiblings(preceding=True)
    return all(not (e.tail or "").strip() and (e not in bulk or bulk[e].size == 0) for e in before)


def _is_item(element: HtmlElement, bulk: dict[HtmlElement, Bulk]) -> bool:
    """Tell whether a sibling after the heading is a list of links, a linked headline or its picture."""
    if element not in bulk:
        return False
    if bulk[element].size == 0:
        return element.tag in {"ul", "ol", "div", "figure", "img", "a", "br", "hr", "table"}
    mine = bulk[element]
    return element.tag in _ITEMS and mine.linked >= _LINKED * mine.size and mine.prose < _LEAST_PROSE


def _links_alone(tree: HtmlElement, bulk: dict[HtmlElement, Bulk]) -> None:
    """Drop paragraphs and list items that are one link to another headline."""
    for element in list(tree.iter("p", "li", "h2", "h3", "h4", "h5", "blockquote")):
        mine = bulk[element]
        if not mine.linked:
            continue
        text = squeeze("".join(element.itertext()))
        pointer = opens_with("headings", "related", text, longest=300)
        if pointer or (mine.linked >= 0.9 * mine.size > 20 and not _SENTENCE.search(text)):  # noqa: PLR2004
            drop(element)
