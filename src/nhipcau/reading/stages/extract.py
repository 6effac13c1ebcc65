"""A parsed page in, its body's paragraphs out; called by `line`. Engines stand behind one Protocol.

Chosen by bench/reading.py: trafilatura's fast path on a pruned tree, readability where that is short.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import lxml.html
from lxml import etree
from lxml.html import HtmlElement, HTMLParser
from readability import Document
from trafilatura import bare_extraction

from nhipcau.reading.folding import squeeze, words
from nhipcau.reading.stages.prune import Bulk, prune, weigh

DEEPEST = 200
"""lxml drops what is nested deeper than 256; pages of the benchmark reach 60."""
_BLOCKS = frozenset(
    [
        "p",
        "head",
        "list",
        "item",
        "quote",
        "table",
        "row",
        "code",
        "lb",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "blockquote",
        "tr",
        "br",
        "section",
        "article",
        "pre",
        "dd",
        "dt",
        "figure",
        "body",
        "graphic",
    ]
)


class Extractor(Protocol):
    """Finds the paragraphs of the article in a page's tree, which it may change."""

    def __call__(self, tree: HtmlElement) -> list[str]:
        """Return paragraphs in reading order; none when it found no article."""
        ...


def parse(text: str) -> HtmlElement | None:
    """Parse a page without comments; None when there is nothing to parse."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "title", "select", "iframe"})


def _pieces(element: HtmlElement, *, silent: bool) -> Iterator[str | None]:
    """Yield text in order, None at each edge of a block."""
    block = element.tag in _BLOCKS
    if block:
        yield None
    yield element.text or ""
    for child in element:
        if not (silent and child.tag in _SILENT):
            yield from _pieces(child, silent=silent)
        yield child.tail or ""
    yield None if block else " " if element.tag in {"cell", "td", "th"} else ""


def blocks(element: HtmlElement, *, silent: bool = False) -> list[str]:
    """Cut an element's text at the edges of its blocks; ``silent`` skips what no browser prints."""
    found: list[str] = []
    current: list[str] = []
    for piece in (*_pieces(element, silent=silent), None):
        if piece is not None:
            current.append(piece)
            continue
        text = squeeze("".join(current))
        current.clear()
        if text:
            found.append(text)
    return found


def by_trafilatura(tree: HtmlElement) -> list[str]:
    """Extract by trafilatura's fast path, tuned for recall: the pruning brings the precision."""
    found = bare_extraction(tree, fast=True, favor_recall=True, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    return blocks(body) if body is not None else []


def by_readability(tree: HtmlElement) -> list[str]:
    """Extract by readability's scoring of containers: it finds the column on pages of loose divs."""
    try:
        summary = Document(etree.tostring(tree, encoding="unicode", method="html")).summary(html_partial=True)
    except Exception:  # noqa: BLE001  readability raises anything on odd trees; the other engine has answered
        return []
    found = parse(summary) if summary else None
    return blocks(found) if found is not None else []


_SHORT = 250
"""Letters; a body this short is doubted."""
_LEAST = 60
"""Letters; less is no body at all."""
_SHARE = 0.5
"""Of the page's running text; below it a second engine is asked."""
_MANY = 60
_CHOPPED = 45
"""Letters a paragraph on average; below it the whole page was taken, menus and all."""


def _is_doubtful(paragraphs: list[str], running: int, summary: str | None) -> bool:
    size = sum(map(len, paragraphs))
    if size < max(_SHORT, _SHARE * running):
        return True
    return _is_chopped(paragraphs) or not _has_summary(paragraphs, summary)


def _is_chopped(paragraphs: list[str]) -> bool:
    """Tell whether the whole page seems to have been taken."""
    return len(paragraphs) > _MANY and sum(map(len, paragraphs)) / len(paragraphs) < _CHOPPED


def _has_summary(paragraphs: list[str], summary: str | None) -> bool:
    """Tell whether the feed's own summary of the article is found in the text."""
    wanted = set(words(summary or ""))
    if len(wanted) < 8:  # noqa: PLR2004
        return True
    return len(wanted & set(words(" ".join(paragraphs)))) >= 0.5 * len(wanted)


def extract(
    tree: HtmlElement, *, bulk: dict[HtmlElement, Bulk] | None = None, summary: str | None = None
) -> list[str]:
    """Prune the tree, extract, and ask the second engine where the first is doubtful."""
    pruned = prune(tree, bulk)
    running = weigh(pruned)[pruned].prose
    first = by_trafilatura(pruned)
    if not _is_doubtful(first, running, summary):
        return first
    second = by_readability(pruned)  # trafilatura works on a copy
    return second if _is_better(second, first) else first


def _contains(whole: list[str], part: list[str]) -> bool:
    """Tell whether the longer reading holds what the shorter found: else they saw two different columns."""
    wanted = set(words(" ".join(p for p in part if len(p) >= _CHOPPED)))
    return len(wanted & set(words(" ".join(whole)))) >= 0.5 * len(wanted)


def _is_better(second: list[str], first: list[str]) -> bool:
    """Prefer the second when it holds much more running text, or the same without the menus."""
    mass_first = sum(len(p) for p in first if len(p) >= _CHOPPED)
    mass_second = sum(len(p) for p in second if len(p) >= _CHOPPED)
    if mass_first > _LEAST and not _contains(second, first):
        return False
    chopped = bool(first) and sum(map(len, first)) / len(first) < _CHOPPED and len(first) > 60  # noqa: PLR2004
    return mass_second > 1.25 * mass_first or (chopped and mass_second > 0.25 * mass_first)
