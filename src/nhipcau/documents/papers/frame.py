"""Tables without lines and rules of a wanted length: what python-docx has no call for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

RULE_EIGHTHS = "6"
"""0.75 pt, in eighths of a point."""


def columns(document: Any, widths: Sequence[float], *, rows: int = 1) -> Any:
    """Add a table without lines or inner margins; a row never breaks over pages."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _no_margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no call
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            _empty(cell)
    return table


def add_rule(holder: Any, length: float, room: float) -> Paragraph:
    """Add a solid rule of `length` millimetres in the middle of a column `room` wide."""
    paragraph: Paragraph = holder.add_paragraph()
    _edge(paragraph, "top")
    wanted = paragraph.paragraph_format
    wanted.left_indent = wanted.right_indent = Mm(max(room - length, 0) / 2)
    wanted.space_before, wanted.space_after = Pt(3), Pt(4)
    wanted.line_spacing_rule, wanted.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    return paragraph


def boxed(paragraphs: Sequence[Paragraph]) -> None:
    """Draw one box around paragraphs that follow each other."""
    for paragraph in paragraphs:
        for side in ("top", "left", "bottom", "right"):
            _edge(paragraph, side, space="6")


def finish(cell: Any) -> None:
    """Give a cell nothing was written into the paragraph that Word needs."""
    if not cell.paragraphs:
        cell.add_paragraph()


def _edge(paragraph: Paragraph, side: str, *, space: str = "1") -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", RULE_EIGHTHS), ("space", space), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)


def _no_margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)  # noqa: SLF001


def _empty(cell: Any) -> None:
    """Take the first, empty paragraph away, so that no line stands above the words."""
    for paragraph in cell.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
