"""Tables with lines, of any length. In: what stands in them; out: one element of the paper.

Written as XML and parsed once: python-docx takes minutes over the cells of 1,700 rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from nhipcau.documents.papers.content import Table
from nhipcau.documents.papers.looks import Look
from nhipcau.documents.rules.lettering import clean

TWIPS_OF_MM = 1440 / 25.4
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
MARGIN = 85
"""1.5 mm between a line and the words, in twentieths of a point."""
KEPT_AT_END = 3
"""Rows that stay with what follows the table, so that a signature never stands alone."""


def add_table(
    document: Any, looks: dict[str, Look], table: Table, room: float, *, is_last: bool = False
) -> None:
    """Add a table, as wide as told, at most as the room; `is_last` keeps its end with what follows."""
    widths = _fitting(table, room)
    rows = [_row(table.header, widths, ["center"] * len(widths), looks["column"], is_header=True)]
    align = [*table.align, *["left"] * (len(widths) - len(table.align))]
    kept = len(table.rows) - KEPT_AT_END if is_last else len(table.rows)
    for place, cells in enumerate(table.rows):
        rows.append(_line(cells, widths, align, looks, is_kept=place >= kept))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    element = parse_xml(
        f"<w:tbl {nsdecls('w')}>{_properties(widths)}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body._insert_tbl(element)  # noqa: SLF001 - where python-docx itself puts a table


def _fitting(table: Table, room: float) -> list[int]:
    if len(table.widths_mm) != len(table.header) or len(table.align) > len(table.header):
        raise ValueError(f"{len(table.header)} columns, {len(table.widths_mm)} widths")
    scale = min(room / sum(table.widths_mm), 1.0)
    return [round(width * scale * TWIPS_OF_MM) for width in table.widths_mm]


def _properties(widths: Sequence[int]) -> str:
    borders = "".join(f"<w:{side} {LINE}/>" for side in SIDES)
    margins = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _line(
    cells: Sequence[str],
    widths: Sequence[int],
    align: Sequence[str],
    looks: dict[str, Look],
    *,
    is_kept: bool,
) -> str:
    """Write a row; one single cell goes across all columns and heads the rows below it."""
    if len(cells) == 1 and len(widths) > 1:
        across = _cell(cells[0], sum(widths), "left", looks["group"], span=len(widths), is_kept=True)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{across}</w:tr>"
    return _row(cells, widths, align, looks["cell"], is_kept=is_kept)


def _row(
    cells: Sequence[str], widths: Sequence[int], align: Sequence[str], look: Look,
    *, is_header: bool = False, is_kept: bool = False,
) -> str:  # fmt: skip
    said = "".join(
        _cell(text, width, side, look, is_kept=is_header or is_kept)
        for text, width, side in zip(cells, widths, align, strict=True)
    )
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{said}</w:tr>"


def _cell(text: str, width: int, side: str, look: Look, *, span: int = 1, is_kept: bool = False) -> str:
    """Write a cell; a line break in the text begins a paragraph."""
    kept = "<w:keepNext/>" if is_kept else ""
    properties = (
        f'<w:pPr>{kept}<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{side}"/></w:pPr>'
    )
    weight = f"{'<w:b/><w:bCs/>' if look.bold else ''}{'<w:i/>' if look.italic else ''}"
    size = f'<w:sz w:val="{round(look.size * 2)}"/>'
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    paragraphs = "".join(
        f"<w:p>{properties}<w:r><w:rPr>{weight}{size}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(clean(line))}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )
