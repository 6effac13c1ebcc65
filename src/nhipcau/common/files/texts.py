"""The words of plain text and of markup. Called by `receiving`; documents are read by `guarding`."""

from __future__ import annotations

from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import Decoded, Shape, decode
from nhipcau.reading.stages.visible import visible_lines

MOST_READ = 10 * 1024 * 1024
"""What the reading line decodes; the words of a longer file are those of its beginning."""


def storable(text: str) -> str:
    """Drop what no database keeps: NUL, and halves of letters that broken documents hold."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def text_of(content: bytes, *, is_markup: bool = False) -> str:
    """Decode a text file, or what a browser prints of a page; nothing where nothing can be read."""
    media_type = "text/html" if is_markup else "text/plain"
    decoded = decode(Page("file", content[:MOST_READ], content_type=media_type))
    if not isinstance(decoded, Decoded):
        return ""
    if is_markup or decoded.shape is Shape.HTML:
        return "\n".join(visible_lines(decoded.text))
    return decoded.text
