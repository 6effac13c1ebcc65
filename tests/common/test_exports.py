"""No cell of an export becomes a formula, and nothing is lost on the way."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from nhipcau.common import exports

HOSTILE = [
    '=HYPERLINK("http://evil.example")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A",
    " =1", "\u00a0=1", "\ufeff=1", "=cmd|' /C calc'!A0",
]  # fmt: skip


def read_csv(header: list[str], rows: list[list[Any]]) -> list[list[str]]:
    text = "".join(exports.csv_lines(header, rows))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("cell", HOSTILE)
def test_csv_quotes_what_a_spreadsheet_would_run(cell: str) -> None:
    assert read_csv(["a"], [[cell]])[1] == [f"'{cell}"]
    assert read_csv([cell], [])[0] == [f"'{cell}"]


def test_csv_keeps_numbers_and_plain_text() -> None:
    moment = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
    row = [-5, 1.5, None, 'Xã "A", B', "dòng 1\ndòng 2", moment]
    assert read_csv(["h"], [row])[1] == ["-5", "1.5", "", 'Xã "A", B', "dòng 1\ndòng 2", "2026-11-22 09:05"]


def sheets_of(header: list[Any], rows: list[list[Any]]) -> CalamineWorkbook:
    response = exports.xlsx_response("x", header, rows)
    content = b"".join(response.streaming_content)
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def test_xlsx_holds_text_as_text_and_numbers_as_numbers() -> None:
    book = sheets_of(
        ["Tên", "Số"], [[cell, 7] for cell in HOSTILE] + [[date(2026, 11, 22), 1.5], ["x" * 40_000, None]]
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == ["Tên", "Số"]
    assert len(rows) == len(HOSTILE) + 3
    assert all(isinstance(row[0], str) and row[1] == 7 for row in rows[1 : len(HOSTILE) + 1])
    assert rows[-2] == [date(2026, 11, 22), 1.5]
    assert len(rows[-1][0]) == exports.CELL_LIMIT


def test_xlsx_has_no_formula_part() -> None:
    import zipfile

    content = b"".join(exports.xlsx_response("x", ["a"], [[cell] for cell in HOSTILE]).streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_xlsx_goes_on_a_new_sheet_where_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "SHEET_LIMIT", 3)
    book = sheets_of(["a"], [[number] for number in range(5)])
    assert [book.get_sheet_by_name(name).to_python() for name in book.sheet_names] == [
        [["a"], [0], [1]],
        [["a"], [2], [3]],
        [["a"], [4]],
    ]


def test_an_empty_export_still_names_its_columns() -> None:
    assert sheets_of(["a", "b"], []).get_sheet_by_index(0).to_python() == [["a", "b"]]


def test_downloads_are_attachments() -> None:
    response = exports.csv_response("nguon-tin", ["a"], [])
    assert response["Content-Disposition"] == 'attachment; filename="nguon-tin.csv"'
