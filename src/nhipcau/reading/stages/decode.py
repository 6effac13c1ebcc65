"""A page's bytes in, its text and kind out, or the named reason why there is none; called by `line`.

Size and nesting are capped here, before any parser sees the page (trust.md, item 2).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from resiliparse.parse.encoding import detect_encoding

from nhipcau.reading.outcomes import BreakReason, Broken, Dropped, DropReason
from nhipcau.reading.records import Page
from nhipcau.reading.stages.extract import DEEPEST

LARGEST = 10 * 1024 * 1024
"""Bytes; five times what the fetcher takes, for pages saved with their pictures inside."""


class Shape(StrEnum):
    """What kind of text a page is."""

    HTML = "html"
    TEXT = "text"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in NFC, and what it is."""

    text: str
    shape: Shape


_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"7z\xbc\xaf",
    b"Rar!",
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-874": "cp874",
}
"""Declared names stand for the wider sets that pages really use (WHATWG Encoding)."""
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
"""No more than the name: a pattern that sought the closing bracket could be made to take minutes."""
_OPAQUE = frozenset({b"script", b"style", b"noscript", b"svg", b"textarea"})
_UNNESTED = frozenset(
    b"p li br img hr meta link input source wbr col area base embed track param dt dd option tr td th"
    b" thead tbody tfoot colgroup".split()
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_CONTROL = 0.02
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|article|p|h1|meta|table|title)\b", re.IGNORECASE)
_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)


def decode(page: Page) -> Decoded | Dropped | Broken:
    """Turn bytes into text, or say why not."""
    content = page.content
    refused = _refuse(content)
    if refused:
        return refused
    text = _text(content, page.content_type, _mark(content))
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        return Dropped(DropReason.NOT_TEXT, "too many control characters")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip("\ufeff \n\t"):
        return Dropped(DropReason.EMPTY)
    shape = _shape(text, page.content_type)
    if shape is Shape.HTML and depth(content) > DEEPEST:
        return Broken(BreakReason.UNREADABLE, f"nested deeper than {DEEPEST} elements")
    return Decoded(text.lstrip("\ufeff"), shape)


def _mark(content: bytes) -> str | None:
    return next((name for mark, name in _BOMS if content.startswith(mark)), None)


def _refuse(content: bytes) -> Dropped | None:
    """Refuse by size and first bytes, before anything is decoded."""
    if len(content) > LARGEST:
        return Dropped(DropReason.TOO_LARGE, f"{len(content):,} bytes; at most {LARGEST:,} are read")
    if not content.strip():
        return Dropped(DropReason.EMPTY)
    if content.startswith(_MAGIC) or (_mark(content) is None and content[:4096].count(0) > 0):
        return Dropped(DropReason.NOT_TEXT, "the bytes are a picture, an archive or a program")
    return None


def _text(content: bytes, content_type: str | None, bom: str | None) -> str:
    """Decode by byte-order mark, as UTF-8, as declared, or as guessed, in this order."""
    if bom:
        return content.decode(bom, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(content) - 4 or content.count(b"\xef\xbf\xbd") > 0:
            return content.decode("utf-8", "replace")
    for name in (_declared(content_type or ""), _declared(content[:2048].decode("latin-1"))):
        if name and name not in {"utf-8", "utf8"} and (text := _try(content, name)) is not None:
            return text
    if _nearly_utf8(content):
        return content.decode("utf-8", "replace")
    return _try(content, detect_encoding(content) or "cp1258") or content.decode("cp1258", "replace")


def _declared(text: str) -> str | None:
    match = _CHARSET.search(text)
    return match[1].lower() if match else None


def _try(content: bytes, name: str) -> str | None:
    try:
        return content.decode(
            _WIDER.get(name.lower(), name), "replace" if name.lower() in {"gb18030", "big5"} else "strict"
        )
    except (LookupError, UnicodeDecodeError):
        return None


def _nearly_utf8(content: bytes) -> bool:
    """A page cut in transit or with one bad byte is still UTF-8."""
    text = content.decode("utf-8", "replace")
    wide = sum(letter > "\x7f" for letter in text)
    return text.count("\ufffd") * 10 < wide


def _shape(text: str, content_type: str | None) -> Shape:
    if _FEED.match(text[:2000]):
        return Shape.FEED
    declared = (content_type or "").split(";")[0].strip().lower()
    if declared == "text/plain":
        return Shape.TEXT
    tags = len(_HTML.findall(text[:20_000]))
    announced = "<!doctype html" in text[:200].lower() or (tags > 0 and "html" in declared)
    return Shape.HTML if tags > 1 or announced else Shape.TEXT


def depth(content: bytes) -> int:
    """Count how deep elements nest, in one pass and without a parser."""
    now = deepest = 0
    inside = b""
    for closing, tag in _TAG.findall(content):
        name = tag.lower()
        if inside:
            inside = b"" if closing and name == inside else inside
        elif name in _OPAQUE and not closing:
            inside = name
        elif name not in _UNNESTED:
            now = max(0, now - 1) if closing else now + 1
            deepest = max(deepest, now)
    return deepest
