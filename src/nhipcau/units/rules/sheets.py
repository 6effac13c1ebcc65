"""A sheet of office-holders: cells in, lines and every bad cell by its name (C7) out. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from nhipcau.reading.folding import fold

EMPTY, TOO_LONG, NO_DAY, REVERSED, TWICE, NO_HEADER, NO_COLUMN, TOO_MANY, NO_UNIT, MANY_UNITS = (
    "empty", "too_long", "no_day", "reversed", "twice", "no_header", "no_column", "too_many", "no_unit",
    "many_units",
)  # fmt: skip
FIELDS = ("unit", "body", "post", "name", "starts_on", "ends_on", "source")
NEEDED = ("body", "post", "name")
MOST = {"body": 200, "post": 200, "name": 120, "source": 200}
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit": ("don vi hanh chinh", "don vi", "dia ban", "unit"),
    "body": ("co quan", "to chuc", "body"),
    "post": ("chuc vu", "chuc danh", "post"),
    "name": ("ho va ten", "ho ten", "name"),
    "starts_on": ("tu ngay", "ngay bat dau", "from"),
    "ends_on": ("den het ngay", "den ngay", "ngay ket thuc", "to"),
    "source": ("can cu", "quyet dinh", "so quyet dinh", "source"),
}
"""How such sheets head their columns, folded; a heading may go on after these words."""
HEADER_WITHIN, MOST_ROWS, LETTERS = 15, 5000, 26
"""Official lists have a title above their table; a province with its communes has some 2,000 posts."""
DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One line: who held which post of which body of which unit, from when to when."""

    unit_id: str
    body: str
    post: str
    name: str
    starts_on: date | None = None
    ends_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """One cell that cannot be taken, by its name, and why."""

    cell: str
    why: str
    said: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What stands in a sheet."""

    rows: list[HolderRow] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)


def read_holders(cells: Sequence[Sequence[object]], units: Mapping[str, Sequence[str]], own: str) -> Read:
    """Read the table below its headings. `units`: folded name or code → ids; an empty cell means `own`."""
    top, columns = _header(cells)
    if top < 0:
        return Read(bad=[Bad("A1", NO_HEADER)])
    missing = [Bad(cell_name(top, 0), NO_COLUMN, column=name) for name in NEEDED if name not in columns]
    if missing or len(cells) - top > MOST_ROWS + 1:
        return Read(bad=missing or [Bad(cell_name(top + MOST_ROWS + 1, 0), TOO_MANY)])
    read, seen = Read(), set()
    for line, cells_of_line in enumerate(cells[top + 1 :], start=top + 1):
        said = {name: _at(cells_of_line, place) for name, place in columns.items()}
        if not any(_text(said.get(name)) for name in NEEDED):
            continue
        row, bad = _row(said, units, own)
        if row is not None and _key(row) in seen:
            bad = [Bad("name", TWICE, row.name)]
        elif row is not None:
            seen.add(_key(row))
            read.rows.append(row)
        read.bad.extend(Bad(cell_name(line, columns[one.cell]), one.why, one.said) for one in bad)
    return read


def cell_name(line: int, column: int) -> str:
    """Return C7 for the line 6 and the column 2, both counted from 0."""
    letters = chr(ord("A") + column % LETTERS)
    return f"{chr(ord('A') + column // LETTERS - 1) if column >= LETTERS else ''}{letters}{line + 1}"


def day_of(said: object) -> date | None:
    """Return the day of a cell: a day of Excel, 21/11/2026 or 2026-11-21."""
    if isinstance(said, datetime):
        return said.date()
    if isinstance(said, date):
        return said
    text = _text(said)
    found, iso = DAY.fullmatch(text), ISO_DAY.match(text)
    parts = tuple(reversed(found.groups())) if found else iso.groups() if iso else ()
    try:
        return date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        return None


def _header(cells: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    """Return the line that names the most columns, two at the least."""
    best, columns = -1, dict[str, int]()
    for line, row in enumerate(cells[:HEADER_WITHIN]):
        named: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = _field(fold(_text(cell)))
            if name and name not in named:
                named[name] = place
        if len(named) > max(len(columns), 1):
            best, columns = line, named
    return best, columns


def _field(heading: str) -> str:
    for name, starts in HEADINGS.items():
        if any(heading == start or heading.startswith(f"{start} ") for start in starts):
            return name
    return ""


def _row(
    said: Mapping[str, object], units: Mapping[str, Sequence[str]], own: str
) -> tuple[HolderRow | None, list[Bad]]:
    """Return the line, or its bad cells under the names of their columns."""
    texts = {name: _text(said.get(name)) for name in FIELDS}
    bad = [Bad(name, EMPTY) for name in NEEDED if not texts[name]]
    bad += [Bad(name, TOO_LONG, texts[name]) for name, most in MOST.items() if len(texts[name]) > most]
    starts_on, ends_on = day_of(said.get("starts_on")), day_of(said.get("ends_on"))
    for name, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if texts[name] and day is None:
            bad.append(Bad(name, NO_DAY, texts[name]))
    if starts_on and ends_on and ends_on < starts_on:
        bad.append(Bad("ends_on", REVERSED, texts["ends_on"]))
    meant = units.get(" ".join(fold(texts["unit"]).split()), ()) if texts["unit"] else (own,)
    if len(meant) != 1:
        bad.append(Bad("unit", MANY_UNITS if meant else NO_UNIT, texts["unit"]))
    if bad:
        return None, bad
    row = HolderRow(
        meant[0], texts["body"], texts["post"], texts["name"], starts_on, ends_on, texts["source"]
    )
    return row, []


def _key(row: HolderRow) -> tuple[object, ...]:
    return row.unit_id, row.body.casefold(), row.post.casefold(), row.name.casefold(), row.starts_on


def _at(row: Sequence[object], place: int) -> object:
    return row[place] if place < len(row) else ""


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # Excel keeps the code 04012 as 4012.0
    return " ".join(str(cell).split()) if cell is not None else ""
