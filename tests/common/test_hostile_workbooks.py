"""Workbooks that an agency's clerk, or whoever stole his link, hands in: answered in words, the server lives on."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.files.wording_out import MOST_COLUMNS, MOST_ROWS
from nhipcau.common.refusals import Refused


def workbook(cells: dict[tuple[int, int], Any]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    for (row, column), cell in cells.items():
        sheet.write(row, column, cell)
    book.close()
    return file.getvalue()


def workbook_of(*lines: tuple[Any, ...]) -> bytes:
    """Return a workbook of these lines."""
    return workbook(
        {(row, column): cell for row, cells in enumerate(lines) for column, cell in enumerate(cells)}
    )


def taken(content: bytes) -> list[list[object]]:
    return first_sheet(receive("danh-sach.xlsx", content).content)


def test_cells_come_with_their_kinds_and_their_places() -> None:
    said = taken(workbook({(1, 1): "Lục Thị Én", (1, 2): 7, (2, 1): True, (2, 2): date(2026, 11, 20)}))
    assert said[0] == ["", "", ""]
    assert said[1] == ["", "Lục Thị Én", 7.0]
    assert said[2][:2] == ["", True]
    assert isinstance(said[2][2], date)


def test_a_far_corner_asks_for_more_than_there_is_and_is_refused() -> None:
    """5 KB; a reader in our own process asked for 550 GB and took the server with it."""
    with pytest.raises(Refused):
        taken(workbook({(0, 0): "Họ và tên", (1_048_575, 16_383): "z"}))


def test_no_more_rows_and_columns_are_taken_over_than_anybody_needs() -> None:
    said = taken(workbook({(0, 0): "a", (MOST_ROWS + 10, 0): "z", (0, MOST_COLUMNS + 10): "y"}))
    assert (len(said), len(said[0])) == (MOST_ROWS, MOST_COLUMNS)


def test_a_formula_is_what_it_was_worked_out_to_and_never_run() -> None:
    assert taken(workbook({(0, 0): '=HYPERLINK("http://example.org","x")'}))[0][0] in {0, ""}


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [packed(a=b"0" * 20_000_000), packed(**{"[Content_Types].xml": b"<x/>"}), b"PK\x03\x04" + b"\x00" * 100,
     packed(**{"xl__workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})],
    ids=["bomb", "no-workbook", "broken", "entities"],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        taken(content)
