"""A list of sites as a workbook: which column means what, which cell is wrong and how to mend it. Pure.

In: the cells of an .xlsx. Out: rows, or faults by cell. Called by the upload of sites.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nhipcau.training.rules.sites import CODE_DIGITS, CODE_SIGNS, MOST_SITES, SiteRow

HEADER = ("Mã", "Điểm cầu", "Phòng họp", "Sức chứa", "Người phụ trách", "Điện thoại", "Điểm cầu chính")
FIELDS = ("code", "name", "room", "capacity", "host_name", "host_phone", "is_main")
LONGEST = {"code": CODE_SIGNS, "name": 200, "room": 300, "host_name": 120, "host_phone": 40}
MOST_SEATS = 20_000
LOOKED_FOR = 10
"""A heading may stand above the header, no more lines than these."""
YES = frozenset({"x", "có", "co", "1", "true", "chính"})
TOO_LONG, NO_NAME, NO_NUMBER, TWICE, TWO_HALLS, NO_HEADER, NO_ROWS, TOO_MANY = (
    "too_long", "no_name", "no_number", "twice", "two_halls", "no_header", "no_rows", "too_many",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad cell: where, which rule, and what stands there."""

    cell: str
    rule: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a workbook says; with faults nothing of it is taken."""

    rows: Sequence[SiteRow]
    faults: Sequence[Fault]


def read_sites(table: Sequence[Sequence[Any]]) -> Read:
    """Read the cells of the first sheet."""
    top, columns = _header(table)
    if top < 0:
        return Read((), (Fault("A1", NO_HEADER),))
    lines = [(top + 2 + place, line) for place, line in enumerate(table[top + 1 :])]
    lines = [(number, line) for number, line in lines if any(_text(cell) for cell in line)]
    if not lines or len(lines) > MOST_SITES:
        return Read((), (Fault(f"A{top + 2}", TOO_MANY if lines else NO_ROWS),))
    told = [(number, _fields(line, columns)) for number, line in lines]
    places = {field: _letter(place) for field, place in columns.items()}
    faults = [fault for number, said in told for fault in _faults(number, said, places)]
    faults += _twins(told, places)
    return Read(() if faults else [_row(said) for _number, said in told], faults)


def _header(table: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """Find the line that names the columns; order and missing ones do not matter but for the name."""
    names = {_plain(words): field for words, field in zip(HEADER, FIELDS, strict=True)}
    for place, line in enumerate(table[:LOOKED_FOR]):
        columns = {
            names[_plain(_text(cell))]: at for at, cell in enumerate(line) if _plain(_text(cell)) in names
        }
        if "name" in columns:
            return place, columns
    return -1, {}


def _fields(line: Sequence[Any], columns: dict[str, int]) -> dict[str, str]:
    said = {field: _text(line[at]) if at < len(line) else "" for field, at in columns.items()}
    at = columns.get("code", len(line))
    if at < len(line) and isinstance(line[at], float):  # Excel made a number of "001"
        said["code"] = said["code"].zfill(CODE_DIGITS)
    return said


def _faults(number: int, said: dict[str, str], places: dict[str, str]) -> Iterator[Fault]:
    if not said["name"]:
        yield Fault(f"{places['name']}{number}", NO_NAME)
    for field, most in LONGEST.items():
        if len(said.get(field, "")) > most:
            yield Fault(f"{places[field]}{number}", TOO_LONG, said[field][:40])
    seats = said.get("capacity", "")
    if seats and not (seats.isdecimal() and 1 <= int(seats) <= MOST_SEATS):
        yield Fault(f"{places['capacity']}{number}", NO_NUMBER, seats[:40])


def _twins(told: Sequence[tuple[int, dict[str, str]]], places: dict[str, str]) -> Iterator[Fault]:
    seen: set[str] = set()
    halls = 0
    for number, said in told:
        code = said.get("code", "")
        if code and code in seen:
            yield Fault(f"{places['code']}{number}", TWICE, code)
        seen.add(code)
        halls += _is_yes(said.get("is_main", ""))
        if halls > 1 and _is_yes(said.get("is_main", "")):
            yield Fault(f"{places['is_main']}{number}", TWO_HALLS, said["is_main"])


def _row(said: dict[str, str]) -> SiteRow:
    words = {field: said.get(field, "") for field in ("code", "name", "room", "host_name", "host_phone")}
    seats = said.get("capacity", "")
    return SiteRow(**words, capacity=int(seats) if seats else None, is_main=_is_yes(said.get("is_main", "")))


def _is_yes(text: str) -> bool:
    return text.casefold() in YES


def _text(cell: Any) -> str:
    """Return a cell as it was typed: a code that Excel took for a number has no decimals."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(unicodedata.normalize("NFC", str(cell)).split())


def _plain(text: str) -> str:
    return text.casefold().rstrip(" *:")


def _letter(place: int) -> str:
    """Return the name of a column: 0 is A, 26 is AA."""
    before, rest = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + rest)
