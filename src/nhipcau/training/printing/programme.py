"""The programme of a conference (CTr), and its table for the plan. In: a conference; out: .docx."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.documents.papers import Table, paper
from nhipcau.documents.rules.symbols import PROGRAMME
from nhipcau.training.models import Conference, HalfDay, Session
from nhipcau.training.printing.frame import content_of, half_day_words, hours, speakers_words
from nhipcau.training.queries.conferences import programme_of
from nhipcau.training.rules.titles import inside

WIDTHS = (28.0, 72.0, 62.0)


def programme_paper(conference: Conference) -> bytes:
    """Build the programme."""
    table = programme_table(programme_of(conference))
    content = content_of(conference, conference.title, blocks=[table], recipients=_goes_to(conference))
    return paper(PROGRAMME, conference.office.family, content)


def programme_table(programme: Sequence[tuple[HalfDay, list[Session]]]) -> Table:
    """Return one row a session, each half-day under its own heading."""
    rows: list[tuple[str, ...]] = []
    for half_day, sessions in programme:
        rows.append((half_day_words(half_day),))
        rows += [(hours(row), row.title, "; ".join(speakers_words(row))) for row in sessions]
    header = ("Thời gian", "Nội dung", "Người thực hiện")
    return Table(header, rows, WIDTHS, ("center", "left", "left"))


def _goes_to(conference: Conference) -> list[str]:
    return [f"Đại biểu dự {inside(conference.title)}"]
