"""Rows out as CSV or XLSX; no cell ever becomes a formula.

Header and rows in, a download out; called by list screens and by rooms with their own export.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone

Row = Sequence[object]
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the full-width forms are meant
"""OWASP "CSV Injection", with the full-width forms that some Excel locales also take."""
CELL_LIMIT = 32_767
SHEET_LIMIT = 1_048_576
"""Excel's own limits: characters in a cell, rows in a sheet."""
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Echo:
    """A file that hands back what is written, so that csv can stream."""

    def write(self, value: str) -> str:
        return value


def safe_cell(value: object) -> object:
    """Return a value for CSV: text that a spreadsheet would run gets a leading apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return _local(value).strftime("%Y-%m-%d %H:%M")
    text = str(value)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(FORMULA_STARTS) else text


def csv_lines(header: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the CSV, the first with the mark that tells Excel it is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in chain([header], rows):
        yield writer.writerow([safe_cell(cell) for cell in row])


def csv_response(name: str, header: Row, rows: Iterable[Row]) -> StreamingHttpResponse:
    """Stream the rows as `name`.csv."""
    response = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def xlsx_response(name: str, header: Row, rows: Iterable[Row]) -> FileResponse:
    """Write the rows to a temporary workbook and send it as `name`.xlsx."""
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - FileResponse closes it
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    formats["time"] = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    _fill(book, formats, header, rows)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)


def _fill(book: xlsxwriter.Workbook, formats: dict[str, object], header: Row, rows: Iterable[Row]) -> None:
    sheet = None
    line = SHEET_LIMIT
    for row in chain(rows, [None]):
        if line >= SHEET_LIMIT and (row is not None or sheet is None):
            sheet = _new_sheet(book, formats, header)
            line = 1
        if row is None:
            return
        for column, cell in enumerate(row):
            _write(sheet, line, column, cell, formats)
        line += 1


def _new_sheet(book: xlsxwriter.Workbook, formats: dict[str, object], header: Row) -> object:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(len(header) - 1, 0), 22)
    for column, cell in enumerate(header):
        sheet.write_string(0, column, str(cell), formats["head"])
    return sheet


def _write(sheet: object, line: int, column: int, cell: object, formats: dict[str, object]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, datetime):
        sheet.write_datetime(line, column, _local(cell).replace(tzinfo=None), formats["time"])  # type: ignore[attr-defined]
    elif isinstance(cell, date):
        sheet.write_datetime(line, column, cell, formats["date"])  # type: ignore[attr-defined]
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(line, column, cell)  # type: ignore[attr-defined]
    else:
        sheet.write_string(line, column, str(cell)[:CELL_LIMIT])  # type: ignore[attr-defined]


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value
