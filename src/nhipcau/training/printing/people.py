"""The list of delegates by site (DS). Holds names: its address asks for more."""

from __future__ import annotations

from itertools import groupby

from nhipcau.documents.papers import Table, paper
from nhipcau.documents.papers.content import Alignment
from nhipcau.documents.rules.symbols import NAME_LIST
from nhipcau.training.models import Conference, Delegate
from nhipcau.training.printing.frame import content_of, counted
from nhipcau.training.queries.delegates import places_of
from nhipcau.training.rules.titles import inside

WIDTHS = (11.0, 42.0, 36.0, 42.0, 35.0)
ALIGN: tuple[Alignment, ...] = ("center", "left", "left", "left", "left")
HEADER = ("TT", "Họ và tên", "Chức vụ", "Cơ quan", "Thành phần")


def list_paper(conference: Conference) -> bytes:
    """Build the list: every site under its own heading, names by given name."""
    rows = places_of(conference).filter(erased_at=None).select_related("site", "body", "category")
    ordered = rows.order_by("-site__is_main", "site__code", "sorted_by", "pk")
    lines: list[tuple[str, ...]] = []
    total = 0
    for site, people in groupby(ordered, key=lambda row: row.site):
        here = [_line(place, row) for place, row in enumerate(people, 1)]
        lines.append((f"{site.code} – {site.name} ({counted(len(here))} đại biểu)",))
        lines += here
        total += len(here)
    table = Table(HEADER, lines, WIDTHS, ALIGN)
    title = f"Đại biểu dự {inside(conference.title)}"
    blocks = [table, f"Danh sách này có {counted(total)} đại biểu."]
    return paper(NAME_LIST, conference.office.family, content_of(conference, title, blocks=blocks))


def _line(place: int, row: Delegate) -> tuple[str, ...]:
    body = row.body.name if row.body else row.body_words
    return (str(place), row.name, row.post, body, row.category.name if row.category else "")
