"""States of a term, and the table of terms that comes in as rows: every bad cell named. Pure.

In: rows of text, the first a heading. Out: `TermRow`s, or `Fault`s by line and column and no rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.reading.matching.facts.said import LANGUAGES

AGREED, PROPOSED, RETIRED = "agreed", "proposed", "retired"
STATES = (AGREED, PROPOSED, RETIRED)
COLUMNS = ("source_language", "target_language", "source", "target", "note", "state")
NEEDED = COLUMNS[:4]
HEADINGS = {
    "ngôn ngữ gốc": "source_language", "từ tiếng": "source_language", "dịch sang": "target_language",
    "ngôn ngữ dịch": "target_language", "thuật ngữ": "source", "cách dịch": "target", "ghi chú": "note",
    "tình trạng": "state", "source language": "source_language", "target language": "target_language",
    "term": "source", "terms": "source", "translation": "target", "status": "state",
}  # fmt: skip
"""Headings as people write them; ours are `COLUMNS`."""
LONGEST = 200
LONGEST_NOTE = 500
MOST_ROWS = 5000
MISSING_COLUMN, EMPTY, TOO_LONG, UNKNOWN_LANGUAGE = "missing_column", "empty", "too_long", "unknown_language"
UNKNOWN_STATE, SAME_LANGUAGE, TWICE, TOO_MANY = "unknown_state", "same_language", "twice", "too_many"


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of a table."""

    source_language: str
    target_language: str
    source: str
    target: str
    note: str = ""
    state: str = AGREED


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that cannot be taken, and why."""

    line: int
    column: str
    code: str
    cell: str = ""


def read_rows(
    table: Sequence[Sequence[str]], *, language_names: dict[str, str], state_names: dict[str, str]
) -> tuple[list[TermRow], list[Fault]]:
    """Read a table; names of languages and states may stand for their codes."""
    columns = _columns(table[0] if table else [])
    missing = [Fault(1, name, MISSING_COLUMN) for name in NEEDED if name not in columns]
    if missing or len(table) > MOST_ROWS + 1:
        return [], missing or [Fault(MOST_ROWS + 2, "", TOO_MANY)]
    known = {name.casefold(): code for code, name in language_names.items()} | {one: one for one in LANGUAGES}
    stated = {name.casefold(): code for code, name in state_names.items()} | {one: one for one in STATES}
    rows: list[tuple[int, TermRow]] = []
    faults: list[Fault] = []
    for line, cells in enumerate(table[1:], start=2):
        said = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        if any(said.values()):
            row, wrong = _row(line, said, known, stated)
            faults += wrong
            rows.append((line, row))
    faults += _twice(rows, faults)
    return ([], sorted(faults, key=lambda fault: fault.line)) if faults else ([row for _, row in rows], [])


def _columns(heading: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(heading):
        name = cell.strip().casefold()
        code = name if name in COLUMNS else HEADINGS.get(name)
        if code:
            found.setdefault(code, at)
    return found


def _row(
    line: int, said: dict[str, str], known: dict[str, str], stated: dict[str, str]
) -> tuple[TermRow, list[Fault]]:
    faults = [Fault(line, name, EMPTY) for name in NEEDED if not said.get(name)]
    for name, most in (("source", LONGEST), ("target", LONGEST), ("note", LONGEST_NOTE)):
        if len(said.get(name, "")) > most:
            faults.append(Fault(line, name, TOO_LONG, said[name][:40]))
    languages = {name: known.get(said.get(name, "").casefold(), "") for name in NEEDED[:2]}
    for name, code in languages.items():
        if said.get(name) and not code:
            faults.append(Fault(line, name, UNKNOWN_LANGUAGE, said[name][:40]))
    if languages["source_language"] and languages["source_language"] == languages["target_language"]:
        faults.append(Fault(line, "target_language", SAME_LANGUAGE, said["target_language"]))
    state = stated.get(said.get("state", "").casefold() or AGREED, "")
    if not state:
        faults.append(Fault(line, "state", UNKNOWN_STATE, said["state"][:40]))
    row = TermRow(
        languages["source_language"], languages["target_language"], said.get("source", ""),
        said.get("target", ""), said.get("note", ""), state,
    )  # fmt: skip
    return row, faults


def _twice(rows: Sequence[tuple[int, TermRow]], faults: Sequence[Fault]) -> list[Fault]:
    """Name a term that a table gives two translations; not while lines are in doubt."""
    if faults:
        return []
    seen: dict[tuple[str, str, str], TermRow] = {}
    found = []
    for line, row in rows:
        key = (row.source_language, row.target_language, row.source.casefold())
        if key in seen and seen[key] != row:
            found.append(Fault(line, "source", TWICE, row.source[:40]))
        seen.setdefault(key, row)
    return found
