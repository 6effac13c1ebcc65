"""The conference report (BC) in the office's own layout. In: a report; out: the bytes of a .docx.

Every number comes from the report's frozen figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from nhipcau.documents.papers import Content, Heading, Points, Signer, paper
from nhipcau.documents.papers.content import Alignment, Appendix, Block, Table
from nhipcau.documents.rules.symbols import REPORT
from nhipcau.learning.models import Report
from nhipcau.learning.rules import report as words
from nhipcau.spokespersons.queries.speaking import head_of

NUMBERS = ("Được cử", "Tại chỗ", "Có mặt", "Báo vắng", "Vắng")
COUNTED = ("nominated", "walk_ins", "present", "excused", "absent")
RIGHT: list[Alignment] = ["right"] * len(COUNTED)
SUMS_MM = (52.0, 22.0, 22.0, 22.0, 22.0, 22.0)
CROSS_MM = (14.0, 62.0, 56.0, 36.0, 16.0, 16.0, 16.0, 16.0, 15.0)
NONE_NAMED = "Không có."


def report_paper(report: Report) -> bytes:
    """Build the report; without a number a pen has room for one."""
    conference = report.conference
    office, row = conference.office, report.registration
    signed_on = row.dated_on if row else timezone.localdate(report.counted_at)
    first = head_of(office.pk, signed_on)
    content = Content(
        issuer=office.name, parent=office.parent_name, place=office.seat,
        symbol=row.symbol if row else office.symbol, number=row.number if row else None,
        dated_on=row.dated_on if row else None, title=f"Kết quả {lower(conference.title)}",
        signer=Signer(first.name if first else "", first.post if first else ""),
        blocks=list(_blocks(report)), recipients=_recipients(conference),
        appendices=[_cross(report.figures)],
    )  # fmt: skip
    return paper(REPORT, office.family, content)


def _blocks(report: Report) -> Iterator[Block]:
    figures = report.figures
    yield Heading("Tình hình tổ chức")
    yield words.held(figures)
    if figures["topics"]:
        yield "Các chuyên đề:"
        yield Points([f"{row['title']} ({row['speakers']})" for row in figures["topics"]])
    yield Heading("Kết quả")
    yield Heading("Người dự", level=2)
    yield from words.attended(figures)
    yield _sums("Buổi", [*figures["half_days"], {"name": "Ít nhất một buổi", **figures["whole"]}])
    yield _sums("Thành phần", figures["categories"])
    yield from words.checked(figures)
    yield Heading("Kiến thức và đánh giá", level=2)
    yield from words.learned(figures) or [NONE_NAMED]
    yield Heading("Câu hỏi", level=2)
    yield words.asked(figures)
    if report.remarks:
        yield Heading("Nhận xét chung", level=2)
        yield from _lines(report.remarks)
    yield Heading("Hạn chế, nguyên nhân")
    yield from _titled("Hạn chế", report.limits)
    yield from _titled("Nguyên nhân", report.causes)
    yield Heading("Việc tiếp theo và đề xuất")
    owed = words.owed(figures)
    if owed:
        yield "Câu hỏi còn phải trả lời:"
        yield Points(owed)
    yield from _lines(report.proposals) or ([] if owed else [NONE_NAMED])


def _sums(first: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    return Table(
        header=(first, *NUMBERS),
        rows=[[row["name"], *(words.dotted(row[name]) for name in COUNTED)] for row in rows],
        widths_mm=SUMS_MM, align=("left", *RIGHT),
    )  # fmt: skip


def _cross(figures: Mapping[str, Any]) -> Appendix:
    rows = [
        [row["code"], row["site"], row["category"], row["half_day"],
         *(words.dotted(row[name]) for name in COUNTED)]
        for row in figures["cross"]
    ] + [
        ["", "Cộng", "", row["name"], *(words.dotted(row[name]) for name in COUNTED)]
        for row in figures["half_days"]
    ]  # fmt: skip
    table = Table(
        header=("Mã", "Điểm cầu", "Thành phần", "Buổi", *NUMBERS), rows=rows, widths_mm=CROSS_MM,
        align=("left", "left", "left", "left", *RIGHT),
    )  # fmt: skip
    return Appendix("Có mặt theo điểm cầu, thành phần và buổi", [table], landscape=True)


def _titled(title: str, text: str) -> list[Block]:
    lines = _lines(text)
    return [f"{title}:", Points(lines)] if lines else [f"{title}: {NONE_NAMED[0].lower()}{NONE_NAMED[1:]}"]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _recipients(conference: Any) -> list[str]:
    return [line for line in conference.partners.splitlines() if line.strip()]


def lower(title: str) -> str:
    """Begin a title small, inside a sentence."""
    return title[:1].lower() + title[1:]
