"""What a page prints twice: captions, leads, and the title as a picture's text. Called by `tidy`."""

from __future__ import annotations

import re
from itertools import pairwise

from nhipcau.reading.stages.boxes import Sheet
from nhipcau.reading.stages.captions import may_be_sentence
from nhipcau.reading.stages.kinds import Kind, looks_like_title, reads_on
from nhipcau.reading.stages.lines import Line

_LEAD_WORDS = 20
"""Sites print a lead of so many words twice, once for telephones; captions are shorter."""
_EARLY = 2
"""Paragraphs among which a page prints its lead."""
_SAME = 0.85
"""Word pairs two printings share: one corrects a word of the other."""
_CAPTION_WORDS = 24
_NUMBERED = re.compile(r"^[\s\-–—:.,|(]*(?:(?:anh|hinh|photo|image|picture|video)(?: ?so)?)?[\s\d/).]*$")


def mark_repeats(sheet: Sheet) -> None:
    """Name as captions what is printed twice running; of a lead the first printing stays."""
    prose = 0
    for line, after in pairwise(sheet.lines):
        kind = sheet.kinds[line.index]
        prose += kind is Kind.PROSE
        if line.index == 0 or kind not in {Kind.SHORT, Kind.PROSE}:
            continue
        long = kind is Kind.PROSE and len(line.text.split()) >= _LEAD_WORDS
        leads = long and (prose <= _EARLY or reads_on(line))
        if line.bare == after.bare:
            sheet.kinds[after.index] = Kind.CAPTION
            if not leads:
                sheet.kinds[line.index] = Kind.CAPTION
            if looks_like_title(line):
                sheet.doubled.add(after.index)
        elif leads and _nearly(line, after):
            sheet.kinds[after.index] = Kind.CAPTION


def _nearly(line: Line, after: Line) -> bool:
    """Tell whether the second printing differs in a word or two."""
    if not 0.9 < len(line.text) / len(after.text) < 1.1:  # noqa: PLR2004
        return False
    return len(line.terms & after.terms) >= _SAME * len(line.terms | after.terms)


def mark_title(sheet: Sheet, head: int | None) -> None:
    """Name the title's later printings as pictures' texts, and the short captions under them."""
    if head is None:
        return
    title = sheet.lines[head].bare
    plain = _letters(title)
    for line in sheet.lines[head + 1 :]:
        if len(line.text) > _DOUBLED and line.text.isascii() and _letters(line.bare) == plain:
            sheet.pictures.add(line.index)
            sheet.kinds[line.index] = Kind.IMAGE
        elif line.bare.startswith(title) and _NUMBERED.match(line.bare[len(title) :]):
            sheet.kinds[line.index] = Kind.IMAGE
            _mark_caption(sheet, line.index + 1)


_DOUBLED = 20


def _letters(text: str) -> str:
    """Take out what file names leave out."""
    return "".join(letter for letter in text if letter.isalnum())


def _mark_caption(sheet: Sheet, index: int) -> None:
    """A short sentence between a picture's text and more of the page is its caption."""
    if index + 1 >= len(sheet.lines) or sheet.kinds[index] is not Kind.SHORT:
        return
    line = sheet.lines[index]
    if line.stops and line.sentences <= 2 and len(line.text.split()) <= _CAPTION_WORDS:  # noqa: PLR2004
        sheet.kinds[index] = Kind.CAPTION


_PICTURES = frozenset({Kind.CAPTION, Kind.IMAGE})


def spare_sentence(sheet: Sheet) -> None:
    """A lone sentence like "X spoke at the meeting." far from every picture is the article's."""
    found = [line.index for line in sheet.lines if sheet.kinds[line.index] is Kind.CAPTION]
    if len(found) == 1 and may_be_sentence(sheet.lines[found[0]]) and not _by_picture(sheet, found[0]):
        sheet.kinds[found[0]] = Kind.SHORT


def _by_picture(sheet: Sheet, index: int) -> bool:
    """Tell whether a picture, its caption, or the lead stands beside."""
    beside = sheet.kinds[max(0, index - 1) : index] + sheet.kinds[index + 1 : index + 2]
    return any(kind in _PICTURES for kind in beside) or Kind.PROSE not in sheet.kinds[:index]
