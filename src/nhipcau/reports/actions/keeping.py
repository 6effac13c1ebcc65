"""Writing cells: what a unit states or confirms. All of them or none; every bad one is named.

In: cells by indicator code. Called by the form and by the Excel reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.reports.actions.holding import hold
from nhipcau.reports.actions.stepping import subject_of
from nhipcau.reports.cell_words import SAID, part_of
from nhipcau.reports.models import Indicator, Report, Value
from nhipcau.reports.queries.reports import lines_of, values_of
from nhipcau.reports.rules import cells as rules
from nhipcau.reports.rules import states
from nhipcau.reports.rules.cells import CONFIRM, Asked, Cell, Confirm

WRITTEN = ("amount", "base", "qualifier", "is_estimate", "note", "origin", "is_confirmed")
SHOWN = 5


class CellsRefused(Refused):
    """Bad cells: the name of each fault by indicator code; nothing was changed."""

    def __init__(self, cells: Mapping[str, str], names: Mapping[str, str]) -> None:
        """`names` are what the lines are called."""
        told = [f"{names.get(code, code)}: {SAID[fault]}" for code, fault in cells.items()]
        more = len(told) - SHOWN
        tail = [_("và %(more)d ô khác") % {"more": more}] if more > 0 else []
        super().__init__(" ".join([*told[:SHOWN], *tail]))
        self.cells = dict(cells)

    def parts(self) -> dict[str, tuple[str, str]]:
        """Return by code at which part of the cell the fault stands, and its words."""
        return {code: (part_of(fault), str(SAID[fault])) for code, fault in self.cells.items()}


def keep_cells(
    *, by: Any, at: datetime, report: Report, seen: int | None, cells: Mapping[str, Cell | Confirm]
) -> int:
    """Write what a unit states, or confirms as counted; return how many cells changed. Others stay."""
    with write_gate():
        row = hold(report, by=by, seen=seen)
        asked = {line.indicator.code: line.indicator for line in lines_of(row)}
        standing = values_of(row)
        _refuse_bad(cells, asked, standing)
        before = {code: _told(standing.get(code)) for code in cells}
        written = {code: _write(row, asked[code], standing.get(code), cell) for code, cell in cells.items()}
        changed = {code: value for code, value in written.items() if _told(value) != before[code]}
        _store(changed.values())
        if changed:
            note(by=by, at=at, verb="reports.keep_cells", subject=subject_of(row),
                 before={code: before[code] for code in changed},
                 after={code: _told(value) for code, value in changed.items()})  # fmt: skip
    report.refresh_from_db()
    return len(changed)


def counted_of(value: Value | None) -> tuple[int, int | None] | None:
    """Return what was counted into a cell, if anything was."""
    if value is None or value.counted_amount is None:
        return None
    return value.counted_amount, value.counted_base


def _refuse_bad(
    cells: Mapping[str, Cell | Confirm], asked: Mapping[str, Indicator], standing: Mapping[str, Value]
) -> None:
    found = {code: _fault(cell, asked.get(code), standing.get(code)) for code, cell in cells.items()}
    bad = {code: fault for code, fault in found.items() if fault}
    if bad:
        raise CellsRefused(bad, {code: one.name for code, one in asked.items()})


def _fault(cell: Cell | Confirm, indicator: Indicator | None, value: Value | None) -> str:
    if indicator is None:
        return rules.NOT_ASKED
    counted = counted_of(value)
    if isinstance(cell, Confirm):
        return "" if counted else rules.NOT_COUNTED
    return rules.fault_of(cell, Asked(indicator.is_ratio, indicator.measure), counted)


def _write(report: Report, indicator: Indicator, value: Value | None, cell: Cell | Confirm) -> Value:
    row = value or Value(report=report, indicator=indicator)
    counted = counted_of(row)
    if isinstance(cell, Confirm) and counted:
        row.amount, row.base, row.qualifier, row.is_estimate, row.note = *counted, "", False, ""
        row.origin = states.COUNTED
    elif isinstance(cell, Cell):
        for name in ("amount", "base", "qualifier", "is_estimate"):
            setattr(row, name, getattr(cell, name))
        row.note = cell.note.strip()
        row.origin = states.COUNTED if rules.same(cell, counted) else states.STATED
    row.is_confirmed = True
    return row


def _store(values: Any) -> None:
    rows = list(values)
    Value.objects.bulk_create([row for row in rows if row.pk is None])
    Value.objects.bulk_update([row for row in rows if row.pk is not None], WRITTEN)


def _told(value: Value | None) -> dict[str, Any] | None:
    return {name: getattr(value, name) for name in WRITTEN} if value else None


__all__ = ["CONFIRM", "CellsRefused", "counted_of", "keep_cells"]
