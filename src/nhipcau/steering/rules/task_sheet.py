"""A list of tasks as a workbook: which column means what, which cell is wrong. Pure.

In: the cells of an .xlsx. Out: tasks, or faults by cell. Called by the upload of a plan's tasks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nhipcau.reading.folding import fold
from nhipcau.steering.rules import states, tasks
from nhipcau.steering.rules.tasks import NewTask

HEADER = ("Công việc", "Loại thông tin", "Chủ trì", "Phối hợp", "Hạn", "Sản phẩm", "Kinh phí")
FIELDS = ("title", "kind", "lead_words", "partners", "due_on", "product", "funding")
NEEDED = ("title", "lead_words", "due_on")
KINDS = {
    "": "", "cong tac chung": "", "thong tin chinh thuc": states.OFFICIAL,
    "quang ba hinh anh": states.IMAGE, "thong tin tinh hinh the gioi vao viet nam": states.WORLD,
    "giai thich lam ro": states.EXPLAINING,
}  # fmt: skip
"""The names of the four kinds, folded, as the screen says them."""
LOOKED_FOR = 10
"""A heading may stand above the header, no more lines than these."""
MOST_ROWS = 500
SHOWN = 40
NO_HEADER, NO_ROWS, TOO_MANY, TWICE, STANDS, NO_DAY, WRONG_YEAR = (
    "no_header", "no_rows", "too_many", "twice", "stands", "no_day", "wrong_year",
)  # fmt: skip
DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad cell: where, which rule, and what stands there."""

    cell: str
    rule: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a workbook says; with faults nothing of it is taken."""

    rows: Sequence[NewTask]
    faults: Sequence[Fault]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    said: Mapping[str, str]
    due_on: date | None


def read_tasks(table: Sequence[Sequence[Any]], *, year: int, titles: Collection[str]) -> Read:
    """Read the first sheet for a plan of a year that has tasks of these titles."""
    top, columns = _header(table)
    if top < 0:
        return Read((), (Fault("A1", NO_HEADER),))
    lines = [
        _line(top + 2 + place, line, columns)
        for place, line in enumerate(table[top + 1 :])
        if any(_text(cell) for cell in line)
    ]
    if not lines or len(lines) > MOST_ROWS:
        return Read((), (Fault(f"A{top + 2}", TOO_MANY if lines else NO_ROWS),))
    places = {field: letter(place) for field, place in columns.items()}
    faults = [fault for line in lines for fault in _faults(line, places, year)]
    faults += _doubled(lines, places, titles)
    return Read(() if faults else [_task(line) for line in lines], faults)


def _header(table: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """Find the line that names the columns; their order does not matter, three must be there."""
    names = {fold(words): field for words, field in zip(HEADER, FIELDS, strict=True)}
    for place, line in enumerate(table[:LOOKED_FOR]):
        told = [(at, fold(_text(cell)).rstrip(" *:")) for at, cell in enumerate(line)]
        columns = {names[words]: at for at, words in reversed(told) if words in names}
        if set(NEEDED) <= set(columns):
            return place, columns
    return -1, {}


def _line(number: int, line: Sequence[Any], columns: Mapping[str, int]) -> _Line:
    cells = {field: line[at] if at < len(line) else "" for field, at in columns.items()}
    said = {field: _text(cell, lines=field == "partners") for field, cell in cells.items()}
    return _Line(number, said, _day(cells["due_on"]))


def _faults(line: _Line, places: Mapping[str, str], year: int) -> Iterator[Fault]:
    asked = _task(line)
    for field, why in tasks.faults(asked, states.KINDS_OF_INFORMATION).items():
        if field != "due_on":
            yield Fault(f"{places[field]}{line.number}", why, line.said[field][:SHOWN])
    cell, said = f"{places['due_on']}{line.number}", line.said["due_on"][:SHOWN]
    if line.due_on is None:
        yield Fault(cell, NO_DAY, said)
    elif line.due_on.year != year:
        yield Fault(cell, WRONG_YEAR, said)


def _doubled(lines: Sequence[_Line], places: Mapping[str, str], titles: Collection[str]) -> Iterator[Fault]:
    """Name a title that stands twice in the sheet, or in the plan already."""
    stands, seen = {fold(title) for title in titles}, set[str]()
    for line in lines:
        title = fold(line.said["title"])
        cell, said = f"{places['title']}{line.number}", line.said["title"][:SHOWN]
        if title in stands:
            yield Fault(cell, STANDS, said)
        elif title in seen and title:
            yield Fault(cell, TWICE, said)
        seen.add(title)


def _task(line: _Line) -> NewTask:
    said: dict[str, Any] = {field: line.said.get(field, "") for field in FIELDS if field != "due_on"}
    kind = " ".join(WORD.findall(fold(said.pop("kind"))))
    return NewTask(**said, kind=KINDS.get(kind, kind), due_on=line.due_on or date(tasks.FIRST_YEAR, 1, 1))


def _day(cell: Any) -> date | None:
    """Return the day that a cell means: a day of Excel, 30/6/2026 or 2026-06-30; no bare number."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell)
    found, written = DAY.match(text), ISO_DAY.match(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date(int(written[1]), int(written[2]), int(written[3])) if written else None
    except ValueError:
        return None


def _text(cell: Any, *, lines: bool = False) -> str:
    """Return a cell as it was typed; a number that Excel made has no decimals."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    text = unicodedata.normalize("NFC", str(cell))
    return tasks.tidied("partners" if lines else "title", text)


def letter(place: int) -> str:
    """Return the name of a column: 0 is A, 26 is AA."""
    before, rest = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + rest)
