"""The Word file of an edition. In: a laid-out edition; out: the bytes of a .docx.

Layout of Nghị định 30/2020/NĐ-CP where it applies to an internal paper: A4, margins, Times New Roman 13–14.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from docx.shared import Pt

from nhipcau.digest.printing import words
from nhipcau.digest.queries.paper import Paper, PaperLine
from nhipcau.documents.word.pieces import add_link, add_rule
from nhipcau.documents.word.sheet import SMALL, body, bytes_of, centred, heading, new_sheet, small


def word_file(paper: Paper) -> bytes:
    """Build the file."""
    document = new_sheet(title=paper.title, office=paper.office)
    _top(document, paper)
    for section in paper.sections:
        heading(document, section.heading)
        for line in section.lines:
            _line(document, line)
    return bytes_of(document)


def _top(document: Any, paper: Paper) -> None:
    if paper.office:
        centred(document, paper.office.upper(), bold=True)
    title = centred(document, paper.title.upper(), bold=True, size=Pt(16))
    title.paragraph_format.space_before = Pt(6)
    centred(document, words.dateline(paper), italic=True)
    for label in words.labels(paper):
        centred(document, label, bold=True)
    corrected = words.version_words(paper)
    if corrected:
        centred(document, corrected, bold=True)
    add_rule(document.paragraphs[-1])


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
        small(document, _("Tiêu đề gốc: %(title)s") % {"title": line.title}, language=line.language)
    if line.excerpt:
        body(document, f"“{line.excerpt}”", language=line.language)
    if line.note:
        body(document, line.note, label=_("Ghi chú của cơ quan:"))


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
