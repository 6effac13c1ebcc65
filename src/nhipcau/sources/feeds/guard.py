"""What is checked before any XML parser sees a document: no entities, no abyss. Called by `parsing`."""

from __future__ import annotations

import re

from lxml import etree

from nhipcau.sources.feeds.records import NotAFeedError

DEEPEST = 200
"""Real feeds nest some 10 levels (XHTML inside Atom some 40); libxml2 itself stops at 256."""
MOST_BYTES = 8 * 1024 * 1024
"""What the fetcher lets through after inflating."""
HEAD = 8192
"""A DOCTYPE stands here or nowhere; the pattern would be quadratic on a whole document."""
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_WIDE_ENTITY = re.compile(rb"<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y|\x00<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)[A-Za-z_][^<>]*?(/?)>")


def checked(content: bytes) -> bytes:
    """Return the document without its DOCTYPE, or refuse it."""
    if len(content) > MOST_BYTES:
        msg = "the feed is too large"
        raise NotAFeedError(msg)
    if _ENTITY.search(content) or _WIDE_ENTITY.search(content):
        msg = "the feed declares entities"
        raise NotAFeedError(msg)
    return _DOCTYPE.sub(b"", content[:HEAD], count=1) + content[HEAD:]


def is_well_formed(content: bytes) -> bool:
    """Parse once in C with libxml2's own limits (depth 256, text 10 MB); past them is not well-formed."""
    try:
        etree.fromstring(content, _strict_parser())
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


def lenient_root(content: bytes) -> etree._Element | None:
    """Parse what can be saved, within the same limits."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(node: etree._Element) -> str:
    """Return an element's name without its namespace; also where a prefix was never bound."""
    return str(node.tag).rpartition("}")[2].rpartition(":")[2].lower()


def refuse_abyss(content: bytes) -> None:
    """Refuse a broken document nested deeper than any feed: slow parsers come next."""
    depth = 0
    for tag in _TAG.finditer(content):
        depth += -1 if tag[1] else (not tag[2])
        if depth > DEEPEST:
            msg = "the feed is nested too deeply"
            raise NotAFeedError(msg)


def _strict_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
