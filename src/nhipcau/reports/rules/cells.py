"""One cell of a form: what a unit may state, and what is wrong with it. Pure.

In: a cell, what the line asks, what was counted. Out: the fault's name, or nothing. For `actions.filling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nhipcau.reports.rules.states import QUALIFIERS

NEEDS_REASON, NEEDS_BASE, NO_BASE, BASE_ZERO, OVER_BASE, NEGATIVE = (
    "needs_reason", "needs_base", "no_base", "base_zero", "over_base", "negative",
)  # fmt: skip
EMPTY_WITH_MARKS, NO_QUALIFIER, NOTE_LONG = "empty_marks", "qualifier", "note_long"
NOT_COUNTED, NOT_ASKED = "not_counted", "not_asked"
LONGEST_NOTE = 500
PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class Cell:
    """What somebody states; an amount of None says on purpose that it stays empty."""

    amount: int | None = None
    base: int | None = None
    qualifier: str = ""
    is_estimate: bool = False
    note: str = ""


class Confirm:
    """Takes the counted number as it is."""


CONFIRM: Final = Confirm()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the line of a form asks."""

    is_ratio: bool
    measure: str

    @property
    def may_be_negative(self) -> bool:
        """Points may fall; numbers of things and shares do not."""
        return self.is_ratio and self.measure != PER_CENT


def fault_of(cell: Cell, asked: Asked, counted: tuple[int, int | None] | None = None) -> str:
    """Return what is wrong with a cell; empty where nothing is."""
    return _of_marks(cell) or _of_amount(cell, asked) or _of_reason(cell, counted)


def same(cell: Cell, counted: tuple[int, int | None] | None) -> bool:
    """Tell whether a unit states exactly what was counted."""
    is_plain = not cell.qualifier and not cell.is_estimate
    return counted is not None and is_plain and (cell.amount, cell.base) == counted


def _of_marks(cell: Cell) -> str:
    if cell.qualifier not in QUALIFIERS:
        return NO_QUALIFIER
    if len(cell.note) > LONGEST_NOTE:
        return NOTE_LONG
    is_marked = cell.base is not None or bool(cell.qualifier) or cell.is_estimate
    return EMPTY_WITH_MARKS if cell.amount is None and is_marked else ""


def _of_amount(cell: Cell, asked: Asked) -> str:
    if cell.amount is None:
        return ""
    if cell.amount < 0 and not asked.may_be_negative:
        return NEGATIVE
    return _of_ratio(cell.amount, cell.base, asked) if asked.is_ratio else _of_plain(cell.base)


def _of_plain(base: int | None) -> str:
    return "" if base is None else NO_BASE


def _of_ratio(amount: int, base: int | None, asked: Asked) -> str:
    if base is None:
        return NEEDS_BASE
    if base <= 0:
        return BASE_ZERO if base == 0 else NEGATIVE
    return OVER_BASE if asked.measure == PER_CENT and amount > base else ""


def _of_reason(cell: Cell, counted: tuple[int, int | None] | None) -> str:
    differs = counted is not None and not same(cell, counted)
    return NEEDS_REASON if differs and not cell.note.strip() else ""
