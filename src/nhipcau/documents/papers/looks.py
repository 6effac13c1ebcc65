"""The table of looks: what each part of a paper is set in, one table a family.

Nghị định 30/2020/NĐ-CP, annex I (state) and Hướng dẫn 36-HD/VPTW (Party; recalled, its standing is open).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from nhipcau.documents.rules.lettering import clean
from nhipcau.documents.rules.symbols import PARTY, STATE

CENTRE, LEFT, FULL = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points, weight, slant, capitals, where it stands."""

    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Any = CENTRE
    underline: bool = False


ATTACHED = {
    "appendix": Look(14, bold=True),
    "appendix_title": Look(14, bold=True, capitals=True),
    "attached": Look(14, italic=True),
    "column": Look(12, bold=True),
    "group": Look(12, bold=True, align=LEFT),
    "cell": Look(12, align=LEFT),
}
"""Appendices as annex I sets them; tables a little smaller than the body, as offices do. Both families."""
LOOKS: dict[str, dict[str, Look]] = {
    STATE: {
        "nation": Look(12, bold=True, capitals=True),
        "motto": Look(13, bold=True),
        "parent": Look(12, capitals=True),
        "issuer": Look(12, bold=True, capitals=True),
        "number": Look(13),
        "regarding": Look(12),
        "place": Look(13, italic=True),
        "type": Look(14, bold=True, capitals=True),
        "subject": Look(14, bold=True),
        "to": Look(14),
        "basis": Look(14, italic=True, align=FULL),
        "body": Look(14, align=FULL),
        "heading": Look(14, bold=True, capitals=True, align=FULL),
        "subheading": Look(14, bold=True, align=FULL),
        "recipients": Look(12, bold=True, italic=True, align=LEFT),
        "recipient": Look(11, align=LEFT),
        "mode": Look(14, bold=True, capitals=True),
        "post": Look(14, bold=True, capitals=True),
        "name": Look(14, bold=True),
    }
    | ATTACHED,
    PARTY: {
        "nation": Look(15, bold=True, capitals=True),
        "parent": Look(14, capitals=True),
        "issuer": Look(14, bold=True, capitals=True),
        "star": Look(14),
        "number": Look(14),
        "regarding": Look(12, italic=True),
        "place": Look(14, italic=True),
        "type": Look(16, bold=True, capitals=True),
        "subject": Look(15, bold=True),
        "to": Look(14, italic=True),
        "basis": Look(14, align=FULL),
        "body": Look(14, align=FULL),
        "heading": Look(14, bold=True, capitals=True, align=FULL),
        "subheading": Look(14, bold=True, align=FULL),
        "recipients": Look(14, align=LEFT, underline=True),
        "recipient": Look(12, align=LEFT),
        "mode": Look(14, bold=True, capitals=True),
        "post": Look(14, capitals=True),
        "name": Look(14, bold=True),
    }
    | ATTACHED,
}
FIRST_LINE = Mm(12.7)
"""Annex I: 1 or 1.27 cm."""
LINES = 1.15
"""Annex I: line spacing from single to 1.5."""
AFTER, TIGHT = Pt(6), Pt(0)
RULE_OF_LINE = 0.4
"""Annex I: a rule under issuer and subject is a third to a half of the line."""


def written(holder: Any, text: str, look: Look, *, after: Length = TIGHT) -> Paragraph:
    """Add a paragraph to a document or a cell, in its look; the one door for words into a paper."""
    paragraph: Paragraph = holder.add_paragraph()
    paragraph.alignment = look.align
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.space_before = after, TIGHT
    add_words(paragraph, text, look)
    return paragraph


def shrink(paragraph: Paragraph) -> Paragraph:
    """Make an empty line low: what Word wants after a table or at a break, and no eye should see."""
    wanted = paragraph.paragraph_format
    wanted.space_before, wanted.space_after = TIGHT, TIGHT
    wanted.line_spacing_rule, wanted.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
    return paragraph


def add_words(paragraph: Paragraph, text: str, look: Look) -> None:
    """Add words to a paragraph in a look."""
    said = clean(text)
    run = paragraph.add_run(said.upper() if look.capitals else said)
    run.bold, run.italic, run.font.size = look.bold, look.italic, Pt(look.size)
    run.underline = look.underline or None
