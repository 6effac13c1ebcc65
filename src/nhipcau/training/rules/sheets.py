"""A list of people as an agency's sheet has it: cells in, people and bad cells out, by name (C7). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nhipcau.reading.folding import fold
from nhipcau.training.rules.nominating import FEWEST_DIGITS, PersonRow, faults_of, tidy, twins_inside

NO_HEADER, TOO_MANY, TWICE, STANDS = "no_header", "too_many", "twice", "stands"
FIELDS = ("name", "post", "phone", "email")
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("ho va ten", "ho ten", "ten dai bieu", "full name", "name"),
    "post": ("chuc vu", "chuc danh", "position", "post"),
    "phone": ("dien thoai", "so dien thoai", "so dt", "sdt", "dt", "di dong", "phone"),
    "email": ("thu dien tu", "email", "e-mail", "mail", "hop thu"),
}
"""How lists of agencies head these columns, folded; a heading may go on after these words."""
_BETWEEN = re.compile(r"[^\w-]+")
HEADER_WITHIN = 15
"""Official lists have the agency, the title and the bases above their table."""
MOST_PEOPLE = 500
MOST_COLUMNS = 30
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Placed:
    """A person and the line of the sheet."""

    line: int
    person: PersonRow


@dataclass(frozen=True, slots=True)
class Bad:
    """One cell that cannot be taken, by its name, and why."""

    cell: str
    why: str
    value: str = ""
    other: str = ""
    """The cell, or the agency, that it repeats."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a sheet."""

    people: list[Placed] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)
    columns: Mapping[str, int] = field(default_factory=dict)


def people_in(cells: Sequence[Sequence[object]]) -> Found:
    """Read the table below its headings; a line without any of its four cells is none of it."""
    top, columns = _header(cells)
    if "name" not in columns:
        return Found(bad=[Bad("A1", NO_HEADER)])
    people = [_placed(line, row, columns) for line, row in enumerate(cells[top + 1 :], start=top + 2)]
    kept = [one for one in people if one.person != PersonRow("")]
    if len(kept) > MOST_PEOPLE:
        return Found(bad=[Bad(cell_name(columns["name"], kept[MOST_PEOPLE].line), TOO_MANY)])
    bad = [
        Bad(cell_name(columns.get(name, columns["name"]), one.line), why, getattr(one.person, name))
        for one in kept
        for name, why in faults_of(one.person).items()
    ]
    return Found(kept, [*bad, *_twice(kept, columns)], columns)


def cell_name(column: int, line: int) -> str:
    """Return a cell's name as Excel shows it: column 2 of line 7 is C7."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, LETTERS)
        name = chr(ord("A") + place) + name
    return f"{name}{line}"


def _header(cells: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    """Return the line of the first headings that name people, and the columns below them."""
    for line, row in enumerate(cells[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row[:MOST_COLUMNS]):
            for name in FIELDS:
                if name not in columns and _heads(str(cell), name):
                    columns[name] = place
                    break
        if "name" in columns and len(columns) > 1:
            return line, columns
    return 0, {}


def _heads(cell: str, name: str) -> bool:
    words = " ".join(_BETWEEN.sub(" ", fold(cell)).split())
    return any(words == heading or words.startswith(f"{heading} ") for heading in HEADINGS[name])


def _placed(line: int, row: Sequence[object], columns: Mapping[str, int]) -> Placed:
    told = {
        name: _text(row[place] if place < len(row) else "", is_phone=name == "phone")
        for name, place in columns.items()
    }
    return Placed(line, tidy(PersonRow(**told)))


def _text(cell: object, *, is_phone: bool) -> str:
    if isinstance(cell, float) and cell.is_integer():
        number = str(int(cell))
        # Excel takes 0912345678 for a number and loses its first sign.
        return f"0{number}" if is_phone and len(number) >= FEWEST_DIGITS else number
    return str(cell)


def _twice(people: Sequence[Placed], columns: Mapping[str, int]) -> list[Bad]:
    twins = twins_inside([one.person for one in people])
    return [
        Bad(
            cell_name(columns["name"], people[place].line), TWICE, people[place].person.name,
            cell_name(columns["name"], people[twin].line),
        )
        for place, twin in twins.items()
        if people[place].person.name
    ]  # fmt: skip
