"""A table of contacts handed in: cells in, cards or every bad cell out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.common.folding import fold
from nhipcau.contacts.rules.subjects import GENERAL, SUBJECTS

COLUMNS = ("kind", "name", "email", "phone", "outlet", "languages", "subjects", "purpose", "consented_on",
           "consented_how")  # fmt: skip
NEEDED = ("kind", "email", "purpose", "consented_on", "consented_how")
MOST = {"name": 120, "email": 254, "phone": 40, "outlet": 200, "purpose": 200, "consented_how": 200}
MOST_ROWS = 5000
MISSING_COLUMN, EMPTY, TOO_LONG, UNKNOWN, NO_DAY, TWICE, TOO_MANY = (
    "missing_column", "empty", "too_long", "unknown", "no_day", "twice", "too_many",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad cell: its line as the sheet counts, its column, and what is wrong."""

    line: int
    column: str
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One good line."""

    line: int
    cells: Mapping[str, str]
    languages: tuple[str, ...]
    subjects: tuple[str, ...]
    kind: str
    consented_on: date


@dataclass(frozen=True, slots=True)
class Words:
    """How the screen names kinds, languages, subjects and columns; codes are taken too."""

    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    languages: Mapping[str, str]
    subjects: Mapping[str, str]


def read_rows(table: Sequence[Sequence[str]], words: Words) -> tuple[list[Row], list[Fault]]:
    """Read a table with its heading; good lines and every bad cell."""
    if not table:
        return [], [Fault(1, column, MISSING_COLUMN) for column in NEEDED]
    heading = [_code(cell, words.columns) for cell in table[0]]
    missing = [Fault(1, column, MISSING_COLUMN) for column in NEEDED if column not in heading]
    if missing or len(table) > MOST_ROWS + 1:
        return [], missing or [Fault(MOST_ROWS + 2, "", TOO_MANY)]
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    for line, cells in enumerate(table[1:], start=2):
        named = {name: cell.strip() for name, cell in zip(heading, cells, strict=False) if name}
        if not any(named.values()):
            continue
        row, bad = _row(line, named, words)
        if row and (row.kind, row.cells["email"].lower()) in seen:
            row, bad = None, [Fault(line, "email", TWICE, named["email"])]
        if row:
            seen.add((row.kind, row.cells["email"].lower()))
            rows.append(row)
        faults += bad
    return rows, faults


def _row(line: int, named: Mapping[str, str], words: Words) -> tuple[Row | None, list[Fault]]:
    faults = [Fault(line, column, EMPTY) for column in NEEDED if not named.get(column)]
    faults += [Fault(line, name, TOO_LONG) for name, most in MOST.items() if len(named.get(name, "")) > most]
    kind = _code(named.get("kind", ""), words.kinds)
    if named.get("kind") and not kind:
        faults.append(Fault(line, "kind", UNKNOWN, named["kind"]))
    languages = _codes(line, "languages", named, words.languages, faults) or ("vi",)
    subjects = _codes(line, "subjects", named, words.subjects, faults) or (GENERAL,)
    day = _day(named.get("consented_on", ""))
    if named.get("consented_on") and day is None:
        faults.append(Fault(line, "consented_on", NO_DAY, named["consented_on"]))
    if faults or day is None or not kind:
        return None, faults
    return Row(line, named, languages, subjects, kind, day), []


def _codes(line: int, column: str, named: Mapping[str, str], known: Mapping[str, str],
           faults: list[Fault]) -> tuple[str, ...]:  # fmt: skip
    """Read several names apart by semicolons; a comma stands inside some of them."""
    said = [part.strip() for part in named.get(column, "").split(";") if part.strip()]
    faults += [Fault(line, column, UNKNOWN, part) for part in said if not _code(part, known)]
    return tuple(code for part in said if (code := _code(part, known)))


def _code(said: str, known: Mapping[str, str]) -> str:
    folded = fold(said)
    return next((code for code, name in known.items() if folded in {fold(code), fold(str(name))}), "")


def _day(said: str) -> date | None:
    text = said.strip()
    try:
        if "/" in text:
            day, month, year = (int(part) for part in text.split("/"))
            return date(year, month, day)
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


__all__ = ["COLUMNS", "SUBJECTS", "Fault", "Row", "Words", "read_rows"]
