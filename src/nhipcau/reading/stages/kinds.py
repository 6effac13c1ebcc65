"""One line in, what it is on a page out; called by `tidy` for saved pages and for extracted paragraphs."""

from __future__ import annotations

import re
from enum import StrEnum

from nhipcau.reading.folding import is_unspaced
from nhipcau.reading.stages.captions import is_caption, is_doubled, is_glued
from nhipcau.reading.stages.imprints import is_imprint, is_statement
from nhipcau.reading.stages.lexicon import is_whole, opens_with
from nhipcau.reading.stages.lines import Line
from nhipcau.reading.stages.stamps import stamps


class Kind(StrEnum):
    """What a line is; PROSE and SHORT may be the article, the rest never is."""

    PROSE = "prose"
    SHORT = "short"
    RELATED = "related"
    POINTER = "pointer"
    CLOSING = "closing"
    COMMENTS = "comments"
    TAGS = "tags"
    TOOL = "tool"
    FOOTER = "footer"
    CREDIT = "credit"
    DATE = "date"
    CAPTION = "caption"
    IMAGE = "image"


PASSING = frozenset({Kind.TOOL, Kind.CAPTION, Kind.IMAGE, Kind.DATE})
"""May stand anywhere without telling that the article is over."""

_IMAGE = re.compile(r"[\w\-. ()%+,]{1,140}\.(?:jpe?g|png|gif|webp|bmp|svg|mp4|avif|heic)", re.IGNORECASE)
_FILE_STEM = re.compile(
    r"(?=[0-9a-f-]*\d)[0-9a-f-]{16,40}|"
    r"[a-z]{1,4}\d{0,6}|[a-z_-]{1,14}[_-]?\d{1,8}|(?:IMG|DSC|DSCN?|PIC|ANH|HINH)[ _-]?\d{1,6}"
)
"""A picture's file name without its ending, as alternative text: no word of a sentence stands alone so."""
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-ỸĐ][\w.'’-]*|[-–—,&|/+()]|và|and|et|von|de|TTXVN|PV)$")
_NAME_WORDS = 9
_DATE_WEIGHT = 170
_REST_WORDS = 9
_TITLE_WORDS = 3


def is_name(text: str) -> bool:
    """Tell whether the line may be nothing but names: the usual last line of an article."""
    bits = re.sub(r"[(),/|&]", " ", text.strip(" .*-–—")).split()
    return 0 < len(bits) <= _NAME_WORDS and all(map(_NAME_WORD.match, bits)) and not is_unspaced(text)


def _is_date(line: Line) -> bool:
    if line.weight > _DATE_WEIGHT or not any(letter.isdigit() for letter in line.text):
        return False
    found = stamps(line.text)
    if not found:
        return False
    rest = found[0].rest
    if not rest or any(stamp.label for stamp in found):
        return len(rest.split()) <= _REST_WORDS
    words = rest.split()
    if line.stops or len(words) > _REST_WORDS:
        return False
    listed = is_whole("furniture", "tool", rest) or opens_with("furniture", "credit", rest)
    return listed or " theo " in f" {line.folded}" or len(words) < _TITLE_WORDS or is_name(rest)


def _is_label(line: Line) -> Kind | None:
    """Look the line up in the word lists."""
    for table in ("related", "comments", "closing"):
        if is_whole("headings", table, line.text):
            return Kind(table)
    if opens_with("headings", "tags", line.text, longest=400):
        return Kind.TAGS
    if is_whole("furniture", "tool", line.text) or _are_buttons(line.text):
        return Kind.TOOL
    return None


_BUTTON = re.compile(r"\s*[\[\]|·•]\s*")


def _are_buttons(text: str) -> bool:
    """Tell several buttons on one line."""
    parts = [part for part in _BUTTON.split(text) if part]
    return len(parts) > 1 and all(is_whole("furniture", "tool", part) for part in parts)


_SENTENCE_WORDS = 8
_CREDIT_WEIGHT = 110
_NAMES = 10
"""Words after a label; more is what somebody says, not who wrote it."""


def _is_credit(line: Line) -> bool:
    """Tell whether the line names who wrote, took or brought the piece."""
    if line.text.endswith(("?", "？", ":", ";")) or not opens_with(
        "furniture", "credit", line.text, longest=_CREDIT_WEIGHT
    ):
        return False
    _, _, named = line.text.partition(":")
    return len(named.split()) <= _NAMES and not named.rstrip().endswith((".", "!", ":"))


def kind_of(line: Line) -> Kind:
    """Say what the line is, by itself."""
    if _IMAGE.fullmatch(line.text) or _FILE_STEM.fullmatch(line.text):
        return Kind.IMAGE
    pointing = opens_with("headings", "related", line.text, longest=260)
    if pointing and not is_whole("headings", "related", line.text):
        return Kind.POINTER
    sentence = line.stops and len(line.text.split()) >= _SENTENCE_WORDS and not line.text.endswith("...")
    label = None if sentence and not line.text.startswith(("(", ">", "»")) else _is_label(line)
    if label is Kind.TOOL and _is_date(line):
        return Kind.DATE
    if not label and (is_doubled(line.text) or is_glued(line)):
        return Kind.CAPTION
    return label or _by_content(line, sentence=sentence)


_PHOTOGRAPHER = 6
"""Words of "Ảnh" and a name or two."""


def _names_photographer(line: Line) -> bool:
    """Tell a photographer's name behind "Ảnh" without a colon."""
    word, _, name = line.text.partition(" ")
    count = len(line.text.split())
    return word == "Ảnh" and 2 < count <= _PHOTOGRAPHER and is_name(name)  # noqa: PLR2004


def _by_content(line: Line, *, sentence: bool) -> Kind:
    """Say what a line is that no word list holds."""
    if _is_date(line):
        return Kind.DATE
    if opens_with("furniture", "footer", line.text, longest=320) and not is_statement(line):
        return Kind.FOOTER
    if (not sentence or line.text.startswith("(")) and _is_credit(line):
        return Kind.CREDIT
    if is_caption(line) or _names_photographer(line):
        return Kind.CAPTION
    return Kind.PROSE if line.is_prose or reads_on(line) else Kind.SHORT


_RUNNING_WORDS = 30
_OPENED_WORDS = 12


def reads_on(line: Line) -> bool:
    """Tell running prose without a closing stop: longer than headlines are, or opened as only prose is."""
    count = len(line.text.split())
    if line.bullet or line.text.endswith(("...", "…")) or count < _OPENED_WORDS:
        return False
    return count >= _RUNNING_WORDS or opens_with("sentences", "opening", line.text, longest=400)


_TITLE_LEAST, _TITLE_MOST = 18, 230


def looks_like_title(line: Line) -> bool:
    """Tell whether the line could head an article: long enough, and no sentence."""
    enough = len(line.text.split()) >= 4 or is_unspaced(line.text)  # noqa: PLR2004
    return (
        enough
        and _TITLE_LEAST <= line.weight <= _TITLE_MOST
        and (not line.ends or line.text[-1] in '?!…"”？！')
    )


__all__ = ["PASSING", "Kind", "is_imprint", "is_name", "kind_of", "looks_like_title", "reads_on"]
