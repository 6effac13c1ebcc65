"""The words of a fetched page, in which quotes are located: all it prints, and its main text. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.common.files.guarding import words_of
from nhipcau.common.files.secrecy import stamp_in
from nhipcau.common.files.texts import storable
from nhipcau.reading.folding import squeeze
from nhipcau.reading.records import Page
from nhipcau.reading.stages.decode import Decoded, Shape, decode
from nhipcau.reading.stages.extract import extract, parse
from nhipcau.reading.stages.visible import lines_of
from nhipcau.sources.fetcher import Fetched

PDF = b"%PDF-"
MOST_LETTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says."""

    title: str = ""
    text: str = ""
    """All visible words, line by line."""
    main: str = ""
    """The main text as the reading line extracts it, also where the page hides it until scripts run."""
    stamp: str = ""
    """A secrecy stamp (charter 12)."""


def words_of_page(page: Fetched) -> Words:
    """Read markup, plain text or PDF; a picture has no words."""
    if page.content.startswith(PDF):
        text = storable(words_of(page.content, "pdf").get("text", ""))
        return Words(text=text, main=text, stamp=stamp_in(text) or "")
    decoded = decode(Page(page.url, page.content, content_type=page.content_type or None, url=page.final_url))
    if not isinstance(decoded, Decoded):
        return Words()
    if decoded.shape is not Shape.HTML:
        text = storable(decoded.text[:MOST_LETTERS])
        return Words(text=text, main=text, stamp=stamp_in(text) or "")
    return _of_markup(decoded.text)


def _of_markup(markup: str) -> Words:
    shown, whole = parse(markup), parse(markup)
    if shown is None or whole is None:
        return Words()
    title = squeeze(next((element.text_content() for element in shown.iter("title")), ""))
    text = storable("\n".join(lines_of(shown))[:MOST_LETTERS])
    main = storable("\n".join(extract(whole))[:MOST_LETTERS])
    return Words(storable(title), text, main, stamp_in(text) or "")
