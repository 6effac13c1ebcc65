"""Where the cells of a form's sheet are, and what stands in them. Pure.

In: rows of a workbook. Out: lines, faults. Column A is hidden: the stamp on top, then each line's code; the
last column hides what stood there at download.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time

from nhipcau.reports.rules.amounts import A_DAY, NO_NUMBER, read_number, say
from nhipcau.reports.rules.cells import NO_QUALIFIER, Cell
from nhipcau.reports.rules.states import QUALIFIERS
from nhipcau.reports.rules.typed import Found, Typed, is_changed, read_typed, tidy

CODE, NAME, MEASURE, COUNTED, AMOUNT, BASE, QUALIFIER, ESTIMATE, NOTE, LAST, WAS = range(11)
PARTS = {"amount": AMOUNT, "base": BASE, "qualifier": QUALIFIER, "is_estimate": ESTIMATE, "note": NOTE}
FIRST_LINE = 6
"""Rows above are the stamp, the title, how to fill it in, and the head; 0 is the first."""
MOST_LINES = 400
SIGNS = {"": "", "trên": "over", "gần": "nearly", "khoảng": "about", "hơn": "more", "dưới": "under"}
"""What the sheet says of how exact a number is; the sheet speaks Vietnamese whatever the screen does."""
YES = ("x", "có", "ước tính")
NO_YES, CHANGED_MEANWHILE = "no_yes", "changed_meanwhile"


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that cannot be taken."""

    address: str
    fault: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: its row, its cells as the workbook holds them, what stood there at download."""

    row: int
    code: str
    cells: Sequence[object]
    was: Typed

    def address(self, part: str) -> str:
        """Name a cell as Excel does."""
        return f"{'ABCDEFGHIJK'[PARTS[part]]}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a line says: a cell that changed, or what is wrong with it; neither where nothing changed."""

    cell: Cell | None = None
    bad: list[Bad] = field(default_factory=list)


def lines_in(rows: Sequence[Sequence[object]]) -> list[Line]:
    """Return the lines of a sheet that carry a code."""
    told = [(place, [*row, *[None] * (WAS + 1 - len(row))]) for place, row in enumerate(rows)]
    return [
        Line(place, str(row[CODE]), row, _was(row[WAS]))
        for place, row in told
        if place >= FIRST_LINE and row[CODE]
    ]


def read_line(line: Line) -> Meant:
    """Read one line; a blank cell leaves what stands there."""
    texts = {part: _text(line.cells[column]) for part, column in PARTS.items()}
    bad = [Bad(line.address(part), fault) for part, (_said, fault) in texts.items() if fault]
    typed, marks = _typed({part: said for part, (said, _fault) in texts.items()}, line)
    found = read_typed(typed, line.was) if is_changed(typed, line.was) else Found()
    if found.fault:
        marks.append(Bad(line.address(found.at), found.fault))
    return Meant(bad=[*bad, *marks]) if bad or marks else Meant(found.cell)


def stamp_of(was: Typed) -> str:
    """Write what stands in a line, for the hidden column."""
    return json.dumps(asdict(was), ensure_ascii=False)


def sign_of(qualifier: str) -> str:
    """Return the sheet's word for a qualifier."""
    return next((word for word, code in SIGNS.items() if code == qualifier), "")


def _typed(told: dict[str, str], line: Line) -> tuple[Typed, list[Bad]]:
    """Put blanks back to what stood there; emptying is said with a dash."""
    sign, guess, was = told["qualifier"].strip().lower(), told["is_estimate"].strip().lower(), line.was
    bad = []
    if sign not in SIGNS:
        bad.append(Bad(line.address("qualifier"), NO_QUALIFIER))
    if guess and guess not in YES:
        bad.append(Bad(line.address("is_estimate"), NO_YES))
    amount = told["amount"].strip() or was.amount
    is_touched = bool(told["amount"].strip()) and tidy(Typed(told["amount"])).amount != was.amount
    base = told["base"].strip() or ("" if Typed(amount).is_clear else was.base)
    kept = Typed() if is_touched else was
    return Typed(
        amount, base, SIGNS.get(sign, "") or kept.qualifier, bool(guess) or kept.is_estimate,
        told["note"] if told["note"].strip() else was.note,
    ), bad  # fmt: skip


def _text(value: object) -> tuple[str, str]:
    """Return a cell as text, or why it is none; a number of Excel's is written as people here write it."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return "", NO_NUMBER
    if isinstance(value, int | float):
        found = read_number(value)
        return say(found.amount), found.fault
    if isinstance(value, datetime | date | time):
        return "", A_DAY
    return str(value), ""


def _was(value: object) -> Typed:
    try:
        return Typed(**json.loads(str(value)))
    except (TypeError, ValueError):
        return Typed()


assert set(SIGNS.values()) == set(QUALIFIERS)  # noqa: S101 - one list in two languages
