"""What a kind of paper asks for: an invitation, an authorisation, minutes, a correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx.text.paragraph import Paragraph

from nhipcau.documents.papers.content import Authorisation, Content, Correction, Invitation, Minutes
from nhipcau.documents.papers.frame import boxed
from nhipcau.documents.papers.looks import AFTER, FIRST_LINE, LINES, Look, written
from nhipcau.documents.rules.days import day_words, hour_words, hours_words
from nhipcau.documents.rules.lettering import clean, listed

NO_FURTHER = "Người được ủy quyền không được ủy quyền tiếp cho người khác"
"""Nghị định 09/2017/NĐ-CP; whether 244/2026 keeps it was not seen."""


def paragraph(document: Any, text: str, look: Look) -> Paragraph:
    """Add a justified paragraph with an indented first line."""
    added = written(document, text, look, after=AFTER)
    added.paragraph_format.first_line_indent, added.paragraph_format.line_spacing = FIRST_LINE, LINES
    return added


def fact(document: Any, looks: dict[str, Look], label: str, said: str) -> Paragraph | None:
    """Add "Label: words", or nothing where there are no words."""
    return paragraph(document, f"{label}: {said}", looks["body"]) if clean(said) else None


def facts(document: Any, looks: dict[str, Look], label: str, lines: Sequence[str]) -> None:
    """Add one line behind its label, several below it with dashes."""
    said = listed(lines)
    if len(said) < 2:  # noqa: PLR2004 - several
        fact(document, looks, label, "".join(said))
        return
    paragraph(document, f"{label}:", looks["body"]).paragraph_format.keep_with_next = True
    for line in said:
        paragraph(document, f"- {line}", looks["body"])


def correct(document: Any, looks: dict[str, Look], asked: Correction) -> None:
    """Write the block that the outlet is to print, in a box of its own."""
    heading = written(document, asked.heading, looks["type"], after=AFTER)
    told = (
        ("Cơ quan báo chí", asked.outlet),
        ("Tên tác phẩm", f"“{clean(asked.work)}”"),
        ("Chuyên mục", asked.section),
        ("Ngày đăng, phát", day_words(asked.published_on)),
        ("Nội dung thông tin sai", asked.false_part),
        ("Nội dung cải chính", asked.corrected_part),
    )
    lines = [fact(document, looks, label, said) for label, said in told]
    box = [heading, *(line for line in lines if line is not None)]
    for line in box:
        line.paragraph_format.first_line_indent = 0
        line.paragraph_format.keep_with_next = True
    boxed(box)


def authorise(document: Any, looks: dict[str, Look], given: Authorisation) -> None:
    """Write who may speak of what, and until when."""
    until = f"từ {day_words(given.since)} đến hết {day_words(given.until)}"
    for label, said in (
        ("Người ủy quyền", f"{clean(given.giver)}, {clean(given.giver_title)}"),
        ("Người được ủy quyền", f"{clean(given.speaker)}, {clean(given.speaker_title)}"),
        ("Nội dung ủy quyền", given.matter),
        ("Thời hạn ủy quyền", until),
    ):
        fact(document, looks, label, said)
    paragraph(document, f"{NO_FURTHER}.", looks["body"])


def invite(document: Any, looks: dict[str, Look], content: Content, asked: Invitation) -> None:
    """Write who is asked to come to what, when, where, before whom, and what to know."""
    guests = "Quý cơ quan" if content.to else "đại diện các cơ quan báo chí"
    if asked.guests and not content.to:
        guests = "các đại biểu sau đây"
    opening = f"{clean(content.issuer)} trân trọng kính mời {guests} dự {clean(asked.occasion)}."
    paragraph(document, opening, looks["body"])
    facts(document, looks, "Thành phần", asked.guests)
    fact(document, looks, "Thời gian", _when(asked.begins, asked.until))
    fact(document, looks, "Địa điểm", asked.where)
    fact(document, looks, "Chủ trì", asked.chair)
    facts(document, looks, "Nội dung", asked.agenda)
    for line in asked.notes:
        paragraph(document, line, looks["body"])
    fact(document, looks, "Liên hệ", asked.contact)


def open_minutes(document: Any, looks: dict[str, Look], told: Minutes) -> None:
    """Write when, where and before whom a meeting began (annex III, form 1.9)."""
    fact(document, looks, "Thời gian bắt đầu", hour_words(told.opened))
    fact(document, looks, "Địa điểm", told.place)
    facts(document, looks, "Thành phần tham dự", told.present)
    fact(document, looks, "Chủ trì", _person(told.chair, told.chair_title))
    fact(document, looks, "Thư ký", _person(told.secretary, told.secretary_title))


def close_minutes(document: Any, looks: dict[str, Look], told: Minutes) -> None:
    """Write when it ended."""
    paragraph(document, f"Hội nghị kết thúc vào {hour_words(told.closed)}.", looks["body"])


def _person(name: str, title: str) -> str:
    return f"{clean(name)}, {clean(title)}" if clean(title) else clean(name)


def _when(begins: datetime, until: datetime | None) -> str:
    return hours_words(begins, until) if until is not None else hour_words(begins)
