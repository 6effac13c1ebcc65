"""An edition as it is read: the one shape that page, Word file and letter are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from nhipcau.digest.models import Edition, Line
from nhipcau.digest.queries.editions import sections_of


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line on paper."""

    order: int
    heading: str
    language: str
    outlet: str
    said_at: datetime
    excerpt: str
    note: str
    archived: str
    original: str
    articles: int
    outlets: int
    languages: int
    is_continued: bool
    is_burst: bool
    title: str
    """The article's own title, where the office gave another heading."""


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A heading with its lines."""

    heading: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole edition."""

    public_id: str
    title: str
    office: str
    day: date
    slot: str
    number: int | None
    year: int
    version: int
    correction: str
    is_issued: bool
    is_machine_made: bool
    is_sample: bool
    """Made in the demo, whose outlets are invented."""
    sections: tuple[PaperSection, ...]

    @property
    def line_count(self) -> int:
        """How many lines stand in it."""
        return sum(len(section.lines) for section in self.sections)


def paper_of(edition: Edition, *, address: Callable[[str], str] = str) -> Paper:
    """Lay an edition out; `address` makes our own paths absolute for files and letters. Empty sections go."""
    sections, order = [], 0
    for section in sections_of(edition):
        lines = []
        for line in section.lines.all():
            order += 1
            lines.append(_line(line, order, address))
        if lines:
            sections.append(PaperSection(section.heading, tuple(lines)))
    return Paper(
        public_id=edition.public_id,
        title=edition.title,
        office=edition.office,
        day=edition.day,
        slot=edition.slot,
        number=edition.number,
        year=edition.year,
        version=edition.version,
        correction=edition.correction,
        is_issued=edition.is_issued,
        is_machine_made=edition.is_made_by_machine and edition.edited_at is None,
        is_sample=settings.DEMO,
        sections=tuple(sections),
    )


def _line(line: Line, order: int, address: Callable[[str], str]) -> PaperLine:
    return PaperLine(
        order=order,
        heading=line.shown,
        language=line.language,
        outlet=line.outlet,
        said_at=line.said_at,
        excerpt=line.excerpt,
        note=line.note,
        archived=address(line.archived_url),
        original=line.url if line.url.startswith(("http://", "https://")) else "",
        articles=line.articles,
        outlets=line.outlets,
        languages=line.languages,
        is_continued=line.is_continued,
        is_burst=line.is_burst,
        title=line.title if line.heading and line.heading != line.title else "",
    )
