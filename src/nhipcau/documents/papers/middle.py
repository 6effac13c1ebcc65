"""The body of a paper: what the kind asks for, then paragraphs, headings, lettered points, the closing."""

from __future__ import annotations

from typing import Any

from docx.text.paragraph import Paragraph

from nhipcau.documents.papers.content import (
    Authorisation,
    Block,
    Content,
    Correction,
    Heading,
    Invitation,
    Points,
)
from nhipcau.documents.papers.frame import boxed
from nhipcau.documents.papers.looks import AFTER, FIRST_LINE, LINES, LOOKS, Look, written
from nhipcau.documents.rules.days import day_words, hour_words
from nhipcau.documents.rules.lettering import clean, closed, letter, listed, roman
from nhipcau.documents.rules.symbols import STATE

NO_FURTHER = "Người được ủy quyền không được ủy quyền tiếp cho người khác"
"""Nghị định 09/2017/NĐ-CP; whether 244/2026 keeps it was not seen."""


def add_body(document: Any, family: str, content: Content) -> None:
    """Write the body; the state family closes its last line with "./."."""
    looks = LOOKS[family]
    before = len(document.paragraphs)
    if content.invitation:
        _invite(document, looks, content, content.invitation)
    if content.authorisation:
        _authorise(document, looks, content.authorisation)
    _blocks(document, looks, content.blocks[:1] if content.correction else content.blocks)
    if content.correction:
        _correct(document, looks, content.correction)
        _blocks(document, looks, content.blocks[1:])
    lines = document.paragraphs[before:]
    if lines:
        _close(lines[-1], family)


def _blocks(document: Any, looks: dict[str, Look], blocks: Any) -> None:
    counts = [0, 0]
    for block in blocks:
        if isinstance(block, Heading):
            _heading(document, looks, block, counts)
        else:
            for line in _lines(block):
                paragraph(document, line, looks["body"])


def _lines(block: Block) -> list[str]:
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


def paragraph(document: Any, text: str, look: Look) -> Paragraph:
    """Add a justified paragraph with an indented first line."""
    added = written(document, text, look, after=AFTER)
    added.paragraph_format.first_line_indent, added.paragraph_format.line_spacing = FIRST_LINE, LINES
    return added


def _fact(document: Any, looks: dict[str, Look], label: str, said: str) -> Paragraph | None:
    return paragraph(document, f"{label}: {said}", looks["body"]) if clean(said) else None


def _correct(document: Any, looks: dict[str, Look], asked: Correction) -> None:
    """Write the block that the outlet is to print, in a box of its own."""
    heading = written(document, asked.heading, looks["type"], after=AFTER)
    facts = (
        ("Cơ quan báo chí", asked.outlet),
        ("Tên tác phẩm", f"“{clean(asked.work)}”"),
        ("Chuyên mục", asked.section),
        ("Ngày đăng, phát", day_words(asked.published_on)),
        ("Nội dung thông tin sai", asked.false_part),
        ("Nội dung cải chính", asked.corrected_part),
    )
    lines = [_fact(document, looks, label, said) for label, said in facts]
    box = [heading, *(line for line in lines if line is not None)]
    for line in box:
        line.paragraph_format.first_line_indent = 0
        line.paragraph_format.keep_with_next = True
    boxed(box)


def _authorise(document: Any, looks: dict[str, Look], given: Authorisation) -> None:
    until = f"từ {day_words(given.since)} đến hết {day_words(given.until)}"
    for label, said in (
        ("Người ủy quyền", f"{clean(given.giver)}, {clean(given.giver_title)}"),
        ("Người được ủy quyền", f"{clean(given.speaker)}, {clean(given.speaker_title)}"),
        ("Nội dung ủy quyền", given.matter),
        ("Thời hạn ủy quyền", until),
    ):
        _fact(document, looks, label, said)
    paragraph(document, f"{NO_FURTHER}.", looks["body"])


def _invite(document: Any, looks: dict[str, Look], content: Content, asked: Invitation) -> None:
    guests = "Quý cơ quan" if content.to else "đại diện các cơ quan báo chí"
    opening = f"{clean(content.issuer)} trân trọng kính mời {guests} dự {clean(asked.occasion)}."
    paragraph(document, opening, looks["body"])
    for label, said in (
        ("Thời gian", hour_words(asked.begins)),
        ("Địa điểm", asked.where),
        ("Chủ trì", asked.chair),
        ("Liên hệ", asked.contact),
    ):
        _fact(document, looks, label, said)


def _close(last: Paragraph, family: str) -> None:
    """End the body, and keep its last paragraph on the page of the signature."""
    last.paragraph_format.keep_with_next = True
    if family == STATE:
        last.runs[-1].text = closed(last.runs[-1].text)
