"""The head of a paper: issuer and number left, nation and day right, kind, subject, to whom, bases."""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from nhipcau.documents.papers.content import Content
from nhipcau.documents.papers.frame import add_rule, columns, finish
from nhipcau.documents.papers.looks import (
    AFTER,
    FIRST_LINE,
    LOOKS,
    RULE_OF_LINE,
    TIGHT,
    Look,
    add_words,
    written,
)
from nhipcau.documents.rules.days import day_words
from nhipcau.documents.rules.lettering import clean, listed
from nhipcau.documents.rules.symbols import (
    AUTHORISATION,
    INVITATION,
    LETTERS,
    MINUTES,
    NAME_LIST,
    PARTY,
    PLAN,
    PROGRAMME,
    RELEASE,
    REPORT,
    STATE,
    number_line,
)
from nhipcau.documents.rules.widths import printed_width

LEFT_COLUMN, RIGHT_COLUMN = 68.0, 97.0
"""Millimetres: together the 165 between the margins; the nation's name in 12 pt takes 88."""
TEXT_WIDTH = LEFT_COLUMN + RIGHT_COLUMN
NATION = {STATE: "Cộng hòa xã hội chủ nghĩa Việt Nam", PARTY: "Đảng Cộng sản Việt Nam"}
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TYPES = {
    RELEASE: "Thông cáo báo chí",
    AUTHORISATION: "Giấy ủy quyền",
    INVITATION: "Giấy mời",
    PLAN: "Kế hoạch",
    PROGRAMME: "Chương trình",
    NAME_LIST: "Danh sách",
    MINUTES: "Biên bản",
    REPORT: "Báo cáo",
}
DASHES = "-----"
"""The Party family parts subject and body by five dashes."""
STAR = "*"
MANY_TO = 2


def add_head(document: Any, kind: str, family: str, content: Content) -> None:
    """Write everything above the body."""
    table = columns(document, (LEFT_COLUMN, RIGHT_COLUMN), rows=2)
    _issuer(table.cell(0, 0), family, content)
    _nation(table.cell(0, 1), family)
    _number(table.cell(1, 0), kind, family, content)
    day = written(table.cell(1, 1), "", LOOKS[family]["place"])
    day.runs[0].text = f"{clean(content.place)}, {day_words(content.dated_on)}"
    for cell in table._cells:  # noqa: SLF001 - every cell, once
        finish(cell)
    space = document.add_paragraph().paragraph_format
    space.space_after, space.line_spacing = TIGHT, Pt(12)
    if kind in LETTERS:
        _to(document, family, content)
    else:
        _type(document, kind, family, content)
    for line in listed(content.bases):
        basis = written(document, line, LOOKS[family]["basis"], after=AFTER)
        basis.paragraph_format.first_line_indent = FIRST_LINE


def _issuer(cell: Any, family: str, content: Content) -> None:
    looks = LOOKS[family]
    if content.parent:
        written(cell, content.parent, looks["parent"])
    written(cell, content.issuer, looks["issuer"])
    if family == PARTY:
        written(cell, STAR, looks["star"])
    else:
        add_rule(cell, RULE_OF_LINE * _length(content.issuer, looks["issuer"], LEFT_COLUMN), LEFT_COLUMN)


def _nation(cell: Any, family: str) -> None:
    looks = LOOKS[family]
    written(cell, NATION[family], looks["nation"])
    last, look = (NATION[family], looks["nation"]) if family == PARTY else (MOTTO, looks["motto"])
    if family == STATE:
        written(cell, MOTTO, looks["motto"])
    add_rule(cell, _length(last, look, RIGHT_COLUMN), RIGHT_COLUMN)


def _number(cell: Any, kind: str, family: str, content: Content) -> None:
    looks = LOOKS[family]
    line = written(cell, "", looks["number"])
    line.runs[0].text = number_line(family, kind, content.number, clean(content.symbol))
    if kind in LETTERS:
        written(cell, f"V/v {content.title}", looks["regarding"])


def _type(document: Any, kind: str, family: str, content: Content) -> None:
    looks = LOOKS[family]
    written(document, TYPES[kind], looks["type"])
    written(document, content.title, looks["subject"])
    if family == PARTY:
        written(document, DASHES, looks["body"], after=AFTER).alignment = looks["subject"].align
    else:
        rule = RULE_OF_LINE * _length(content.title, looks["subject"], TEXT_WIDTH)
        add_rule(document, rule, TEXT_WIDTH).paragraph_format.space_after = AFTER
    if content.to:
        _to(document, family, content)


def _to(document: Any, family: str, content: Content) -> None:
    """Name one addressee on the line of `Kính gửi`, several below it with dashes."""
    look = LOOKS[family]["to"]
    if len(content.to) < MANY_TO:
        written(document, f"Kính gửi: {''.join(content.to)}", look, after=AFTER)
        return
    written(document, "Kính gửi:", look)
    for line in listed(content.to):
        paragraph = written(document, "", look)
        add_words(paragraph, f"- {line}", look)
    paragraph.paragraph_format.space_after = AFTER


def _length(text: str, look: Look, room: float) -> float:
    """Return how long the line is, at most as long as its column; a longer text fills it."""
    said = clean(text).upper() if look.capitals else clean(text)
    return min(printed_width(said, look.size, bold=look.bold), room)
