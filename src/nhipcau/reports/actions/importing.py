"""Taking a filled sheet: its stamp must be this report's, every cell must be good, or nothing is saved.

In: the bytes of a workbook. Out: how many cells changed. Called by the page of Excel and by the bench.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common import doors
from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.kinds import is_what_it_says, type_of
from nhipcau.common.files.receiving import tidy_name
from nhipcau.common.files.refusing import zip_fault
from nhipcau.common.files.zipped import ZipRefusedError, check_zip
from nhipcau.common.refusals import Refused
from nhipcau.reports.actions.keeping import CellsRefused, keep_cells
from nhipcau.reports.cell_words import SAID
from nhipcau.reports.form_sheet import refuse_other
from nhipcau.reports.models import Report
from nhipcau.reports.queries.form_lines import form_lines
from nhipcau.reports.rules import sheet_cells
from nhipcau.reports.rules.cells import Cell
from nhipcau.reports.rules.sheet_cells import CHANGED_MEANWHILE, Bad, Line
from nhipcau.reports.rules.typed import Typed, is_changed

FIELD = "file"
FILE_NAME = "bieu-mau.xlsx"
MOST_BYTES = 2 * 1024 * 1024
"""A form of 40 lines has some 12 KB."""


class SheetRefused(Refused):
    """A sheet with bad cells: each by its address and in words; nothing was saved."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        """`faults` are addresses and what is wrong there."""
        told = _("Chưa lưu gì: tệp có %(count)d ô phải sửa.") % {"count": len(faults)}
        super().__init__(told, field=FIELD)
        self.faults = faults


def take_form(*, by: Any, at: datetime, report: Report, content: bytes, name: str = FILE_NAME) -> int:
    """Write the cells of a sheet that was downloaded from this very report; return how many changed."""
    return _take(by, at, report, _rows(name, content))


def take_forms(*, at: datetime, forms: Sequence[tuple[Any, Report, bytes]]) -> list[int | Refused]:
    """Take many sheets, each handed in by one of its unit: read on every core, written one by one."""
    with ThreadPoolExecutor(os.cpu_count()) as readers:
        read = [readers.submit(_rows, FILE_NAME, content) for _by, _report, content in forms]
        return [
            _taken(by, at, report, rows) for (by, report, _content), rows in zip(forms, read, strict=True)
        ]


def _taken(by: Any, at: datetime, report: Report, rows: Future[list[list[object]]]) -> int | Refused:
    try:
        return _take(by, at, report, rows.result())
    except Refused as refused:
        return refused


def _take(by: Any, at: datetime, report: Report, rows: list[list[object]]) -> int:
    refuse_other(rows, report)
    lines = sheet_cells.lines_in(rows)
    standing = {line.code: line.typed for line in form_lines(report)}
    found = {line.code: line for line in lines if line.code in standing}
    cells = _cells(found, standing)
    if not cells:
        return 0
    try:
        return keep_cells(by=by, at=at, report=report, seen=None, cells=cells)
    except CellsRefused as refused:
        bad = {code: (at_part, words) for code, (at_part, words) in refused.parts().items()}
        raise SheetRefused(
            [(found[code].address(part), words) for code, (part, words) in bad.items()]
        ) from None


def _rows(name: str, content: bytes) -> list[list[object]]:
    """Read the sheet in the guarded child, once: its cells are all the words a stamp could be in."""
    kind = type_of(tidy_name(name))
    if kind is None or not name.lower().endswith(".xlsx") or not is_what_it_says(kind, content):
        raise Refused(_("Chỉ nhận tệp Excel (.xlsx) đã tải từ báo cáo này."), field=FIELD)
    if len(content) > MOST_BYTES:
        raise Refused(_("Tệp quá lớn. Biểu mẫu tải từ đây chỉ vài chục KB."), field=FIELD)
    try:
        check_zip(content)
    except ZipRefusedError as fault:
        raise Refused(zip_fault(fault), field=FIELD) from fault
    rows = first_sheet(content, field=FIELD)[: sheet_cells.MOST_LINES]
    words = [cell for row in rows for cell in row if isinstance(cell, str)]
    doors.refuse_stamp("\n".join(words), field=FIELD)
    return rows


def _cells(found: Mapping[str, Line], standing: Mapping[str, Typed]) -> dict[str, Cell]:
    """Read what was changed in the sheet; what somebody changed on the page meanwhile is named, not lost."""
    read = {code: sheet_cells.read_line(line) for code, line in found.items()}
    bad = [one for line in read.values() for one in line.bad]
    cells = {code: one.cell for code, one in read.items() if one.cell is not None}
    bad += [Bad(found[code].address("amount"), CHANGED_MEANWHILE) for code in cells
            if is_changed(standing[code], found[code].was)]  # fmt: skip
    bad += [Bad(found[code].address("note"), stamp) for code, stamp in _stamps(cells).items()]
    if bad:
        raise SheetRefused([(one.address, str(SAID.get(one.fault, one.fault))) for one in bad])
    return cells


def _stamps(cells: Mapping[str, Cell]) -> dict[str, str]:
    found = doors.stamped({code: cell.note for code, cell in cells.items()})
    return {code: str(doors.NO_SECRETS % {"stamp": stamp}) for code, stamp in found.items()}
