"""The sheet every paper starts from: A4, margins, fonts, a page number hidden on page 1.

Nghị định 30/2020/NĐ-CP, annex I, as far as it goes for papers that are no official document.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from nhipcau.documents.word.pieces import add_page_number, set_fonts, set_language

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
"""Annex I: 20–25 top and bottom, 30–35 left, 15–20 right."""
TEXT_MM, ACROSS_MM = 165.0, 252.0
"""What the margins leave of an upright page, and of one that lies across."""
BODY, HEAD, SMALL = Pt(13), Pt(14), Pt(12)
LONGEST_PROPERTY = 255
"""Signs that python-docx lets a property of the file have."""
AFTER = Pt(6)
"""At least 6 pt between paragraphs, by the same annex."""


def new_sheet(*, title: str, office: str, language: str = "vi-VN") -> Any:
    """Return an empty document. No person's name goes into a file's properties."""
    document = docx.Document()
    _page(document)
    _styles(document)
    properties = document.core_properties
    properties.title, properties.author = title[:LONGEST_PROPERTY], office[:LONGEST_PROPERTY]
    properties.last_modified_by, properties.comments = "", ""
    properties.language = language
    return document


def bytes_of(document: Any) -> bytes:
    """Return the file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def heading(document: Any, text: str, *, level: int = 1) -> Paragraph:
    """Add a heading that stays with what follows."""
    paragraph: Paragraph = document.add_heading(text, level=level)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def centred(
    document: Any, text: str, *, bold: bool = False, italic: bool = False, size: Length = BODY
) -> Paragraph:
    """Add a centred line of the paper's head."""
    paragraph: Paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, size
    return paragraph


def body(document: Any, text: str, *, label: str = "", language: str = "") -> Paragraph:
    """Add a justified paragraph, with a bold label before it."""
    paragraph: Paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if label:
        paragraph.add_run(f"{label} ").bold = True
    set_language(paragraph.add_run(text), language)
    return paragraph


def small(document: Any, text: str, *, language: str = "") -> Paragraph:
    """Add a line in small print."""
    paragraph: Paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = SMALL
    set_language(run, language)
    return paragraph


def _page(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = TOP, BOTTOM
    page.left_margin, page.right_margin = LEFT, RIGHT
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(number)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    set_fonts(normal, FONT)
    normal.font.size = BODY
    normal.paragraph_format.space_after = AFTER
    normal.paragraph_format.line_spacing = 1.1
    for name, size in (("Heading 1", HEAD), ("Heading 2", BODY)):
        style = document.styles[name]
        set_fonts(style, FONT)
        style.font.size, style.font.bold = size, True
        style.font.color.rgb = None
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), AFTER
