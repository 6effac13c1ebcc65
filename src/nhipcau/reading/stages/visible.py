"""Markup in, the lines a reader sees out, hidden boxes left out. Called where walls and quotes are sought."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from nhipcau.reading.stages.extract import blocks, parse

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTROLS = frozenset({"button", "a"})


def visible_lines(markup: str) -> list[str]:
    """Cut what a browser prints into lines."""
    tree = parse(markup)
    return lines_of(tree) if tree is not None else []


def lines_of(tree: HtmlElement) -> list[str]:
    """Cut a tree's visible text into lines; the tree loses what is hidden."""
    for element in list(_hidden(tree)):
        if element.getparent() is not None:
            element.drop_tree()
    body = tree.find("body")
    return [line for line in blocks(body if body is not None else tree, silent=True) if line]


def _hidden(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Find what markup itself hides; style sheets are not read."""
    for element in tree.iter("*"):
        if element.tag in {"html", "body"}:
            continue
        if element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
            yield element


def buttons_of(tree: HtmlElement) -> list[str]:
    """List the words on buttons and links: what a page lets its reader do."""
    words = [" ".join(element.text_content().split()) for element in tree.iter(*_CONTROLS)]
    values = [element.get("value") or "" for element in tree.iter("input") if element.get("type") in _PRESSED]
    return [each for each in [*words, *values] if each]


_PRESSED = frozenset({"submit", "button"})
