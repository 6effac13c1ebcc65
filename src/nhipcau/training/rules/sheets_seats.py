"""Seats of agencies as a sheet has them: an agency a line, a category a column. Cells in, seats out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nhipcau.reading.folding import fold
from nhipcau.training.rules.nominating import is_address
from nhipcau.training.rules.sheets import HEADER_WITHIN, MOST_COLUMNS, cell_name

NO_HEADER, NO_CATEGORY, NO_AGENCY, MANY_AGENCIES, NO_SITE, NO_NUMBER, NO_ADDRESS, TWICE = (
    "no_header", "no_category", "no_agency", "many_agencies", "no_site", "no_number", "no_address", "twice",
)  # fmt: skip
AGENCY, SITE, MAIL = "agency", "site", "mail"
HEADINGS: Mapping[str, tuple[str, ...]] = {
    AGENCY: ("co quan", "co quan, don vi", "don vi", "agency"),
    SITE: ("ma diem cau", "diem cau", "site"),
    MAIL: ("thu dien tu", "email", "e-mail", "mailbox"),
}
SKIPPED = frozenset({"", "stt", "tt", "ghi chu"})
MOST_SEATS = 10_000


@dataclass(frozen=True, slots=True)
class Known:
    """What a sheet may name: agencies, site codes, categories, each folded."""

    agencies: Mapping[str, Sequence[int]]
    sites: Mapping[str, int]
    categories: Mapping[str, int]
    """Nought stands for any category."""


@dataclass(frozen=True, slots=True)
class SeatsOf:
    """Seats of one agency in one category."""

    body: int
    site: int
    category: int
    seats: int
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """One cell that cannot be taken."""

    cell: str
    why: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a sheet."""

    rows: list[SeatsOf] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)


def seats_in(cells: Sequence[Sequence[object]], known: Known) -> Found:
    """Read the table below its headings; lines without an agency are none of it."""
    top, columns = _header(cells)
    if top is None:
        return Found(bad=[Bad("A1", NO_HEADER)])
    kinds, bad = _kinds(cells[top], top, columns, known)
    reading = _Reading(known, columns, kinds, Found(bad=bad))
    for line, row in enumerate(cells[top + 1 :], start=top + 2):
        if _text(row, columns[AGENCY]):
            reading.take(line, row)
    return reading.found


def folded(text: str) -> str:
    """Return what names are compared by."""
    return " ".join(fold(text).split())


def _header(cells: Sequence[Sequence[object]]) -> tuple[int | None, dict[str, int]]:
    for line, row in enumerate(cells[:HEADER_WITHIN]):
        columns = {
            name: place
            for place, cell in reversed(list(enumerate(row[:MOST_COLUMNS])))
            for name, headings in HEADINGS.items()
            if folded(str(cell)) in headings
        }
        if AGENCY in columns and SITE in columns:
            return line, columns
    return None, {}


def _kinds(
    row: Sequence[object], top: int, columns: Mapping[str, int], known: Known
) -> tuple[dict[int, int], list[Bad]]:
    """Return which column holds which category; a heading that is none is named."""
    kinds, bad = {}, []
    for place in range(min(len(row), MOST_COLUMNS)):
        words = folded(_text(row, place))
        if place in columns.values() or words in SKIPPED:
            continue
        if words in known.categories:
            kinds[place] = known.categories[words]
        else:
            bad.append(Bad(cell_name(place, top + 1), NO_CATEGORY, _text(row, place)))
    return kinds, bad


@dataclass
class _Reading:
    """A table half read."""

    known: Known
    columns: Mapping[str, int]
    kinds: Mapping[int, int]
    found: Found
    seen: dict[int, int] = field(default_factory=dict)

    def take(self, line: int, row: Sequence[object]) -> None:
        """Take one line."""
        body, site, mail = self._agency(line, row), self._site(line, row), self._mail(line, row)
        for place, kind in self.kinds.items():
            said = _text(row, place) or "0"
            if not (said.isascii() and said.isdigit()) or int(said) > MOST_SEATS:
                self.found.bad.append(Bad(cell_name(place, line), NO_NUMBER, said))
            else:
                self.found.rows.append(SeatsOf(body, site, kind, int(said), mail))

    def _agency(self, line: int, row: Sequence[object]) -> int:
        words = _text(row, self.columns[AGENCY])
        ids = self.known.agencies.get(folded(words), ())
        if len(ids) != 1:
            self._bad(AGENCY, line, MANY_AGENCIES if ids else NO_AGENCY, words)
            return 0
        if self.seen.setdefault(ids[0], line) != line:
            self._bad(AGENCY, line, TWICE, words)
        return ids[0]

    def _site(self, line: int, row: Sequence[object]) -> int:
        """Excel takes the code 001 for the number 1."""
        said = _text(row, self.columns[SITE])
        sites = self.known.sites
        site = sites.get(folded(said)) or sites.get(folded(said).rjust(3, "0"), 0)
        if not site:
            self._bad(SITE, line, NO_SITE, said)
        return site

    def _mail(self, line: int, row: Sequence[object]) -> str:
        mail = _text(row, self.columns[MAIL]) if MAIL in self.columns else ""
        if mail and not is_address(mail):
            self._bad(MAIL, line, NO_ADDRESS, mail)
        return mail

    def _bad(self, name: str, line: int, why: str, value: str) -> None:
        self.found.bad.append(Bad(cell_name(self.columns[name], line), why, value))


def _text(row: Sequence[object], place: int) -> str:
    cell = row[place] if place < len(row) else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
