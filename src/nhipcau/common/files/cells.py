"""Cells of a workbook, read in the guarded child: 5 KB that name one far corner ask a reader for 500 GB.

In: an .xlsx that `receiving` took. Out: the first sheet's cells, A1 first. Called by rooms' imports.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from nhipcau.common.files.guarding import words_of
from nhipcau.common.files.refusing import document_fault
from nhipcau.common.refusals import Refused

_MOMENTS: dict[str, Callable[[str], object]] = {
    "datetime": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat,
}  # fmt: skip


def first_sheet(content: bytes, *, field: str = "file") -> list[list[object]]:
    """Return the cells of the first sheet, empty ones before them too, so that A1 is A1."""
    told = words_of(content, "cells")
    if "fault" in told:
        raise Refused(document_fault(told["fault"]), field=field)
    return [[_read(cell) for cell in row] for row in json.loads(told["cells"])]


def _read(cell: Any) -> object:
    """Return a cell as Excel meant it: days and hours travel as [kind, text]."""
    if not isinstance(cell, list):
        return cell
    kind, text = cell
    return _MOMENTS[kind](text)
