"""The foot of a paper: to whom it goes and who signs, side by side, never parted by a page."""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from nhipcau.documents.papers.content import Content, Minutes
from nhipcau.documents.papers.frame import columns, finish
from nhipcau.documents.papers.looks import LOOKS, TIGHT, written
from nhipcau.documents.rules.lettering import clean, plain_name
from nhipcau.documents.rules.symbols import LETTERS, mode_of

LEFT_COLUMN, RIGHT_COLUMN = 80.0, 85.0
SIGNATURE_ROOM = Pt(64)
"""Room for a signature and a seal."""
GAP = Pt(12)
ENDS = " .;,"


def add_foot(document: Any, kind: str, family: str, content: Content) -> None:
    """Write recipients and signature."""
    space = document.add_paragraph().paragraph_format
    space.space_after, space.keep_with_next, space.line_spacing = TIGHT, True, Pt(8)
    table = columns(document, (LEFT_COLUMN, RIGHT_COLUMN), rows=2 if content.minutes else 1)
    if content.minutes:
        _both(table, family, content.minutes)
    else:
        _signature(table.cell(0, 1), family, content)
    _recipients(table.cell(1 if content.minutes else 0, 0), kind, family, content)
    for cell in table._cells:  # noqa: SLF001 - every cell, once
        finish(cell)


def _both(table: Any, family: str, told: Minutes) -> None:
    """Let the secretary sign on the left, the chair on the right; to whom it goes stands below."""
    looks = LOOKS[family]
    for column, post, name in ((0, "Thư ký", told.secretary), (1, "Chủ tọa", told.chair)):
        cell = table.cell(0, column)
        written(cell, post, looks["mode"], after=SIGNATURE_ROOM).paragraph_format.keep_with_next = True
        written(cell, plain_name(name), looks["name"], after=GAP).paragraph_format.keep_with_next = True


def _recipients(cell: Any, kind: str, family: str, content: Content) -> None:
    looks = LOOKS[family]
    written(cell, "Nơi nhận:", looks["recipients"])
    lines = [clean(line).rstrip(ENDS) for line in content.recipients]
    if kind in LETTERS and "Như trên" not in lines:
        lines.insert(0, "Như trên")
    for line in filter(None, lines):
        written(cell, f"- {line};", looks["recipient"])
    written(cell, f"- Lưu: {clean(content.archive).rstrip(ENDS)}.", looks["recipient"])


def _signature(cell: Any, family: str, content: Content) -> None:
    looks, signer = LOOKS[family], content.signer
    for mode, title in signer.modes:
        written(cell, f"{mode_of(family, clean(mode))} {title}", looks["mode"])
    written(cell, signer.title, looks["post"], after=SIGNATURE_ROOM)
    written(cell, plain_name(signer.name), looks["name"])
