"""Appendices: each on a page of its own, upright or across, its pages counted anew (annex I)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from nhipcau.documents.papers.content import Appendix, Content
from nhipcau.documents.papers.head import TYPES
from nhipcau.documents.papers.looks import AFTER, LOOKS, shrink, written
from nhipcau.documents.papers.middle import add_blocks
from nhipcau.documents.rules.days import day_words
from nhipcau.documents.rules.lettering import clean, roman
from nhipcau.documents.rules.symbols import number_line
from nhipcau.documents.word.sheet import ACROSS_MM, TEXT_MM

UPRIGHT, ACROSS = (Mm(210), Mm(297)), (Mm(297), Mm(210))


def add_appendices(document: Any, kind: str, family: str, content: Content) -> None:
    """Write what is attached; one alone carries no number."""
    for place, appendix in enumerate(content.appendices, 1):
        number = f" {roman(place)}" if len(content.appendices) > 1 else ""
        _begin(document, landscape=appendix.landscape)
        _head(document, family, f"Phụ lục{number}", appendix, attached_to(kind, family, content))
        room = ACROSS_MM if appendix.landscape else TEXT_MM
        add_blocks(document, LOOKS[family], appendix.blocks, room=room)


def attached_to(kind: str, family: str, content: Content) -> str:
    """Return "(Kèm theo Kế hoạch số 05/KH-UBND ngày … của …)"."""
    said = number_line(family, kind, content.number, clean(content.symbol)).replace(":", "", 1)
    name = TYPES.get(kind, "Công văn")
    day = day_words(content.dated_on)
    return f"(Kèm theo {name} {said[0].lower()}{said[1:]} {day} của {clean(content.issuer)})"


def _begin(document: Any, *, landscape: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    shrink(document.paragraphs[-1])  # the break stands in a line of its own, which must not need a page
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = ACROSS if landscape else UPRIGHT
    counted = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - python-docx has no call for it
    if counted is None:
        counted = OxmlElement("w:pgNumType")
        section._sectPr.insert_element_before(counted, "w:cols", "w:titlePg", "w:docGrid")  # noqa: SLF001
    counted.set(qn("w:start"), "1")


def _head(document: Any, family: str, name: str, appendix: Appendix, source: str) -> None:
    looks = LOOKS[family]
    lines: Sequence[tuple[str, str]] = (
        (name, "appendix"),
        (appendix.title, "appendix_title"),
    )
    for text, look in lines:
        written(document, text, looks[look]).paragraph_format.keep_with_next = True
    below = written(document, "", looks["attached"], after=AFTER)
    below.runs[0].text = source
    below.paragraph_format.keep_with_next = True
