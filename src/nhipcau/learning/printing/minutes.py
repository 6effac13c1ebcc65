"""The minutes (BB) of a conference in the office's own layout, out of its report's frozen figures.

In: a report; out: the bytes of a .docx. Hours are those of the programme; a pen corrects what went otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from nhipcau.documents.papers import Content, Heading, Points, Signer, paper
from nhipcau.documents.papers.content import Block, Minutes
from nhipcau.documents.rules.symbols import MINUTES
from nhipcau.learning.models import Report
from nhipcau.learning.printing.report import lower
from nhipcau.learning.rules import report as words
from nhipcau.spokespersons.queries.speaking import head_of
from nhipcau.training.queries.conferences import half_days_of, sites_of


def minutes_paper(report: Report) -> bytes:
    """Build the minutes; chair and secretary sign them."""
    conference = report.conference
    office = conference.office
    head = head_of(office.pk, conference.ends_on)
    name, post = (head.name, head.post) if head else ("", "")
    opened, closed = _hours(report)
    main = next((site for site in sites_of(conference) if site.is_main), None)
    content = Content(
        issuer=office.name, parent=office.parent_name, place=office.seat, symbol=office.symbol,
        title=lower(conference.title), signer=Signer(name, post), blocks=list(_blocks(report)),
        minutes=Minutes(
            opened=opened, closed=closed, place=_place(main), chair=name, chair_title=post,
            secretary=report.made_by.full_name, present=words.attended(report.figures),
        ),
    )  # fmt: skip
    return paper(MINUTES, office.family, content)


def _hours(report: Report) -> tuple[datetime, datetime]:
    """Return when the programme begins and ends; without one, when the figures were counted."""
    half_days = list(half_days_of(report.conference))
    first = half_days[0].starts_at if half_days else report.counted_at
    last = half_days[-1].ends_at if half_days else report.counted_at
    return timezone.localtime(first), timezone.localtime(last)


def _place(main: Any) -> str:
    return ", ".join(part for part in (main.name, main.room) if part) if main else ""


def _blocks(report: Report) -> Iterator[Block]:
    figures = report.figures
    yield Heading("Nội dung")
    yield words.held(figures)
    if figures["topics"]:
        yield Points([f"{row['title']} ({row['speakers']})" for row in figures["topics"]])
    yield Heading("Trao đổi")
    yield words.asked(figures)
    if owed := words.owed(figures):
        yield "Câu hỏi còn phải trả lời:"
        yield Points(owed)
