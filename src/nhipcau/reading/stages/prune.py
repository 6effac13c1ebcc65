"""Takes boxes of other articles, toolbars and captions out of a page's tree before extraction. Called by `extract`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lxml import etree
from lxml.html import HtmlElement

from nhipcau.reading.folding import squeeze
from nhipcau.reading.stages.lexicon import is_whole, opens_with

_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "select", "button", "dialog", "canvas")
_ASIDE = frozenset({"aside", "nav", "footer", "figcaption"})
_BLOCKS = ("div", "section", "ul", "ol", "p", "span", "table", "figure", "header", "dl", "li", "h2", "h3", "h4", *_ASIDE)
_ITEMS = frozenset({"ul", "ol", "a", "div", "p", "table", "h3", "h4", "h5", "li", "span", "strong", "article", "figure"})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "a", "label", "dt", "summary", "em", "td", "th", "header", "li", "font", "u"})
_HEAD_LENGTH = 70
_MOST_PROSE = 0.4
"""Share of the page's running text that a box may hold; more, and its name or heading misleads."""
_LEAST_PROSE = 250
_RUNNING = 60
"""Letters from which a piece of text outside a link is running text and no headline."""
_SENTENCE = re.compile(r"[.!?…。！？។]['\"”’»)\]]*\s*$")  # noqa: RUF001
_LINKED = 0.6


@dataclass(slots=True)
class Bulk:
    """How much text an element holds, how much of it in links, how much as running text."""

    size: int = 0
    linked: int = 0
    prose: int = 0


def weigh(tree: HtmlElement) -> dict[HtmlElement, Bulk]:
    """Measure every element in one pass from the leaves up."""
    bulk: dict[HtmlElement, Bulk] = {}
    for element in reversed(list(tree.iter(etree.Element))):
        own = len((element.text or "").strip())
        mine = Bulk(own, 0, own if own >= _RUNNING else 0)
        for child in element:
            tail = len((child.tail or "").strip())
            mine.size += tail
            mine.prose += tail if tail >= _RUNNING else 0
            below = bulk.get(child)
            if below is not None:
                mine.size += below.size
                mine.linked += below.linked
                mine.prose += below.prose
        if element.tag == "a":
            mine.linked, mine.prose = mine.size, 0
        bulk[element] = mine
    return bulk


@cache
def _attributes() -> re.Pattern[str]:
    source = files("nhipcau.reading.stages") / "lexicons" / "boxes.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))["attributes"]
    return re.compile("|".join(row for rows in table.values() for row in rows))


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


def prune(tree: HtmlElement) -> HtmlElement:
    """Prune in place: parts by tag, by name, by heading, then paragraphs that are one link."""
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    bulk = weigh(tree)
    limit = max(_LEAST_PROSE, _MOST_PROSE * bulk[tree].prose)
    _by_name(tree, bulk, limit)
    _by_heading(tree, bulk, limit)
    _links_alone(tree, bulk)
    return tree


def _by_name(tree: HtmlElement, bulk: dict[HtmlElement, Bulk], limit: float) -> None:
    names = _attributes()
    for element in list(tree.iter(*_BLOCKS)):
        called = f"{element.get('class', '')} {element.get('id', '')} {element.get('type', '')}"
        small = bulk[element].prose < limit and element.find(".//h1") is None
        if element.tag in _ASIDE or (len(called) > 2 and small and names.search(called.lower())):  # noqa: PLR2004
            if small:
                drop(element)


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
    while (parent := box.getparent()) is not None and parent.tag not in {"body", "html", "article", "main"}:
        around = bulk[parent]
        if parent.find(".//h1") is not None or around.prose >= limit or (around.size > bulk[head].size and around.linked < 0.4 * around.size):  # noqa: PLR2004
            break
        box = parent
    follower = box.getnext()
    while follower is not None and _is_item(follower, bulk):
        after = follower.getnext()
        drop(follower)
        follower = after
    drop(box)


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
