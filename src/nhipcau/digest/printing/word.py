"""The Word file of an edition. In: a laid-out edition; out: the bytes of a .docx.

Layout of Nghị định 30/2020/NĐ-CP where it applies to an internal paper: A4, margins, Times New Roman 13–14.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from nhipcau.digest.printing import words
from nhipcau.digest.printing.word_parts import add_link, add_page_number, add_rule, set_fonts, set_language
from nhipcau.digest.queries.paper import Paper, PaperLine

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
"""Nghị định 30/2020/NĐ-CP, annex I: 20–25 top and bottom, 30–35 left, 15–20 right."""
BODY, HEAD, SMALL = Pt(13), Pt(14), Pt(12)
AFTER = Pt(6)
"""At least 6 pt between paragraphs, by the same annex."""


def word_file(paper: Paper) -> bytes:
    """Build the file."""
    document = docx.Document()
    _page(document)
    _styles(document)
    _top(document, paper)
    for section in paper.sections:
        heading = document.add_heading(section.heading, level=1)
        heading.paragraph_format.keep_with_next = True
        for line in section.lines:
            _line(document, line)
    _properties(document, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = TOP, BOTTOM
    page.left_margin, page.right_margin = LEFT, RIGHT
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True  # the number is hidden on page 1
    number = page.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(number)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    set_fonts(normal, FONT)
    normal.font.size = BODY
    normal.paragraph_format.space_after = AFTER
    normal.paragraph_format.line_spacing = 1.1
    heading = document.styles["Heading 1"]
    set_fonts(heading, FONT)
    heading.font.size, heading.font.bold = HEAD, True
    heading.font.color.rgb = None
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), AFTER


def _top(document: Any, paper: Paper) -> None:
    if paper.office:
        _centred(document, paper.office.upper(), bold=True)
    title = _centred(document, paper.title.upper(), bold=True, size=Pt(16))
    title.paragraph_format.space_before = Pt(6)
    _centred(document, words.dateline(paper), italic=True)
    for label in words.labels(paper):
        _centred(document, label, bold=True)
    corrected = words.version_words(paper)
    if corrected:
        _centred(document, corrected, bold=True)
    add_rule(document.paragraphs[-1])


def _centred(
    document: Any, text: str, *, bold: bool = False, italic: bool = False, size: Pt = BODY
) -> Paragraph:
    paragraph: Paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, size
    return paragraph


def _line(document: Any, line: PaperLine) -> None:
    top = document.add_paragraph()
    top.paragraph_format.keep_with_next = True
    top.paragraph_format.space_after = Pt(0)
    top.add_run(f"{line.order}. ").bold = True
    if line.is_continued:
        top.add_run(f"[{_('Tiếp tục')}] ").italic = True
    add_link(top, line.heading, line.archived, bold=True, language=line.language)
    _source(document, line)
    if line.title:
        _small(document, _("Tiêu đề gốc: %(title)s") % {"title": line.title}, language=line.language)
    if line.excerpt:
        quoted = document.add_paragraph()
        quoted.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        set_language(quoted.add_run(f"“{line.excerpt}”"), line.language)
    if line.note:
        note = document.add_paragraph()
        note.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        note.add_run(f"{_('Ghi chú của cơ quan:')} ").bold = True
        note.add_run(line.note)


def _source(document: Any, line: PaperLine) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(3)
    spread = words.spread(line)
    text = words.source(line) + (f" · {spread}" if spread else "")
    run = paragraph.add_run(f"({text}) ")
    run.italic, run.font.size = True, SMALL
    add_link(paragraph, _("Bản lưu"), line.archived, size=SMALL)
    if line.original:
        paragraph.add_run(" · ").font.size = SMALL
        add_link(paragraph, _("Bài gốc"), line.original, size=SMALL)


def _small(document: Any, text: str, *, language: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = SMALL
    set_language(run, language)


def _properties(document: Any, paper: Paper) -> None:
    """Say whose paper it is; no person's name goes into a file's properties."""
    properties = document.core_properties
    properties.title, properties.author = paper.title, paper.office
    properties.last_modified_by, properties.comments = "", ""
    properties.language = "vi-VN"
