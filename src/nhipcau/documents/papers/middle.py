"""The body of a paper: what the kind asks for, paragraphs, headings, points, tables, the closing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.text.paragraph import Paragraph

from nhipcau.documents.papers.asked import authorise, close_minutes, correct, invite, open_minutes, paragraph
from nhipcau.documents.papers.content import Block, Content, Heading, Points, Table
from nhipcau.documents.papers.looks import LOOKS, Look, shrink
from nhipcau.documents.papers.tables import add_table
from nhipcau.documents.rules.lettering import closed, letter, listed, roman
from nhipcau.documents.rules.symbols import STATE
from nhipcau.documents.word.sheet import TEXT_MM


def add_body(document: Any, family: str, content: Content) -> None:
    """Write the body; the state family closes its last line with "./."."""
    looks = LOOKS[family]
    before = len(document.paragraphs)
    if content.invitation:
        invite(document, looks, content, content.invitation)
    if content.authorisation:
        authorise(document, looks, content.authorisation)
    if content.minutes:
        open_minutes(document, looks, content.minutes)
    first = content.blocks[:1] if content.correction else content.blocks
    add_blocks(document, looks, first, is_before_foot=True)
    if content.correction:
        correct(document, looks, content.correction)
        add_blocks(document, looks, content.blocks[1:], is_before_foot=True)
    if content.minutes:
        close_minutes(document, looks, content.minutes)
    lines = document.paragraphs[before:]
    if lines and not _ends_in_table(content):
        _close(lines[-1], family)


def add_blocks(
    document: Any, looks: dict[str, Look], blocks: Sequence[Block], *, room: float = TEXT_MM,
    is_before_foot: bool = False,
) -> None:  # fmt: skip
    """Write blocks in a room so many millimetres wide; headings count from I."""
    counts = [0, 0]
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            _heading(document, looks, block, counts)
        elif isinstance(block, Table):
            is_last = is_before_foot and place == len(blocks) - 1
            add_table(document, looks, block, room, is_last=is_last)
            shrink(document.add_paragraph()).paragraph_format.keep_with_next = is_last
        else:
            for line in _lines(block):
                paragraph(document, line, looks["body"])


def _lines(block: str | Points) -> list[str]:
    if isinstance(block, Points):
        return [f"{letter(place)}) {line}" for place, line in enumerate(listed(block.lines))]
    return [str(block)]


def _heading(document: Any, looks: dict[str, Look], block: Heading, counts: list[int]) -> None:
    if block.level == 1:
        counts[:] = [counts[0] + 1, 0]
        line = paragraph(document, f"{roman(counts[0])}. {block.text}", looks["heading"])
    else:
        counts[1] += 1
        line = paragraph(document, f"{counts[1]}. {block.text}", looks["subheading"])
    line.paragraph_format.keep_with_next = True


def _ends_in_table(content: Content) -> bool:
    """A table has no room for a closing mark."""
    return bool(content.blocks) and isinstance(content.blocks[-1], Table) and content.minutes is None


def _close(last: Paragraph, family: str) -> None:
    """End the body, and keep its last paragraph on the page of the signature."""
    last.paragraph_format.keep_with_next = True
    if family == STATE:
        last.runs[-1].text = closed(last.runs[-1].text)
