"""What a page truly says: the record that pages are printed from and that readers are measured against."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from nhipcau.sample.outlets import Outlet, outlet

if TYPE_CHECKING:
    from datetime import date, datetime

Fault = Literal["", "flaky", "truncated"]
Kind = Literal["article", "wall", "link_list", "missing", "too_short"]


@dataclass(frozen=True, slots=True)
class PlantedFigure:
    """A number as the text says it, with what it means where that is plain."""

    text: str
    qualifier: str
    value: int | float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One page of one outlet, with everything planted in it."""

    key: str
    story: str
    outlet: str
    language: str
    title: str
    lead: str | None
    byline: str | None
    body: tuple[str, ...]
    published_at: datetime
    serial: int = 0
    copy_of: str | None = None
    copy_kind: str | None = None
    credit: str | None = None
    people: tuple[tuple[str, str], ...] = ()
    """Name and office of the office-holders named in the text."""
    places: tuple[str, ...] = ()
    figures: tuple[PlantedFigure, ...] = ()
    changed_body: tuple[str, ...] | None = None
    """The body after the silent change, for the one or two articles that change."""
    fault: Fault = ""
    kind: Kind = "article"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Lead and body: what a reader should keep as the text."""
        return ((self.lead,) if self.lead else ()) + self.body

    @property
    def text(self) -> str:
        """The paragraphs joined by one line feed."""
        return "\n".join(self.paragraphs)

    @property
    def path(self) -> str:
        """The address on its outlet."""
        return path_of(outlet(self.outlet), self.title, self.serial, self.published_at)

    @property
    def page_precision(self) -> str:
        """How finely the page itself tells its date: minute or day."""
        return "day" if outlet(self.outlet).date_style in {"long", "in_text", "khmer"} else "minute"

    def advanced(self) -> Piece:
        """The piece after its silent change; itself when it has none."""
        return self if self.changed_body is None else replace(self, body=self.changed_body)


@lru_cache(maxsize=1024)
def slug(title: str) -> str:
    """The title as an address part: no marks, no capitals, đ as d; `bai` when no Latin letter is left."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if char.isascii())
    return "-".join(re.findall(r"[a-z0-9]+", letters)[:12]) or "bai"


def path_of(site: Outlet, title: str, serial: int, day: date) -> str:
    """The address of an article by its outlet's pattern."""
    return site.path.format(
        slug=slug(title), serial=serial, year=day.year, month=f"{day.month:02d}", day=f"{day.day:02d}"
    )
