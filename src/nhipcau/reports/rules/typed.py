"""A cell as somebody typed it, on the page or in a sheet. Pure.

In: its texts. Out: a cell, or the name of a fault. A blank changes nothing; empty is said with a dash.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reports.rules import cells
from nhipcau.reports.rules.amounts import CLEAR, read, say
from nhipcau.reports.rules.cells import Cell

EMPTY_SIGN = "–"
STILL_THERE = "still_there"
"""The number was deleted without the sign that says so on purpose."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts of one cell."""

    amount: str = ""
    base: str = ""
    qualifier: str = ""
    is_estimate: bool = False
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed at all."""
        return self == Typed()

    @property
    def is_clear(self) -> bool:
        """Whether somebody says that it stays empty."""
        return self.amount in CLEAR


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant; `at` is the part of the cell that the fault is about."""

    cell: Cell | None = None
    fault: str = ""
    at: str = "amount"


def typed_of(cell: Cell | None, *, is_kept_empty: bool = False) -> Typed:
    """Return a cell as it stands on the page; one that was emptied on purpose shows the sign."""
    if cell is None:
        return Typed()
    amount = EMPTY_SIGN if cell.amount is None and is_kept_empty else say(cell.amount)
    return Typed(amount, say(cell.base), cell.qualifier, cell.is_estimate, cell.note)


def tidy(typed: Typed) -> Typed:
    """Return the texts without what stands around them."""
    return Typed(
        typed.amount.strip(), typed.base.strip(), typed.qualifier.strip(), typed.is_estimate,
        _lines(typed.note),
    )  # fmt: skip


def is_changed(typed: Typed, was: Typed) -> bool:
    """Tell whether somebody typed anything other than what stood there."""
    return tidy(typed) != tidy(was)


def read_typed(typed: Typed, was: Typed) -> Found:
    """Read what was typed over what stood there."""
    told = tidy(typed)
    amount, base = read(told.amount), read(told.base)
    if amount.fault or base.fault:
        return Found(fault=amount.fault or base.fault, at="amount" if amount.fault else "base")
    if amount.is_clear:
        return Found(Cell(note=told.note))
    if amount.amount is None and was.amount and not was.is_clear:
        return Found(fault=STILL_THERE)
    cell = Cell(amount.amount, base.amount, told.qualifier, told.is_estimate, told.note)
    if cell.amount is None and (told.base or told.qualifier or told.is_estimate):
        return Found(fault=cells.EMPTY_WITH_MARKS)
    return Found(cell)


def _lines(text: str) -> str:
    """Compare notes as pages and sheets send them back: with other ends of lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
