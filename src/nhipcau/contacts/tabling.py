"""A table of contacts handed in as CSV or XLSX: bytes in, cards or a list of bad cells in words out."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.contacts.models import ContactKind
from nhipcau.contacts.rules import sheets
from nhipcau.contacts.wording import SUBJECT_WORDS, language_choices

SHOWN = 20
COLUMN_NAMES = {
    "kind": gettext_lazy("Loại"), "name": gettext_lazy("Họ tên"), "email": gettext_lazy("Thư điện tử"),
    "phone": gettext_lazy("Điện thoại"), "outlet": gettext_lazy("Cơ quan báo chí"),
    "languages": gettext_lazy("Ngôn ngữ"), "subjects": gettext_lazy("Lĩnh vực"),
    "purpose": gettext_lazy("Mục đích"), "consented_on": gettext_lazy("Ngày đồng ý"),
    "consented_how": gettext_lazy("Đồng ý thế nào"),
}  # fmt: skip
WHY = {
    sheets.MISSING_COLUMN: gettext_lazy("thiếu cột này"),
    sheets.EMPTY: gettext_lazy("ô trống"),
    sheets.TOO_LONG: gettext_lazy("quá dài"),
    sheets.UNKNOWN: gettext_lazy("không có trong danh mục"),
    sheets.NO_DAY: gettext_lazy("không phải một ngày, dạng 21/11/2026"),
    sheets.TWICE: gettext_lazy("địa chỉ này đã có ở dòng trên"),
    sheets.TOO_MANY: gettext_lazy("bảng quá dài (quá 5.000 dòng)"),
}


def rows_of(name: str, content: bytes) -> list[sheets.Row]:
    """Read a handed table whole, or refuse it with every bad cell; nothing is half taken."""
    received = receive(name, content, field="upload")
    table = _sheet(received.content) if received.name.lower().endswith("xlsx") else _lines(received.content)
    words = sheets.Words(
        columns={code: str(said) for code, said in COLUMN_NAMES.items()},
        kinds={code: str(said) for code, said in ContactKind.choices},
        languages={code: str(said) for code, said in language_choices()},
        subjects={code: str(said) for code, said in SUBJECT_WORDS.items()},
    )
    rows, faults = sheets.read_rows(table, words)
    if faults:
        raise Refused(in_words(faults), field="upload")
    if not rows:
        raise Refused(_("Bảng không có dòng nào."), field="upload")
    return rows


def in_words(faults: list[sheets.Fault]) -> str:
    """Name bad cells, the first twenty."""
    said = [_one(fault) for fault in faults[:SHOWN]]
    more = len(faults) - SHOWN
    if more > 0:
        said.append(_("và %(count)s ô khác") % {"count": more})
    return _("Chưa nhập dòng nào. Cần sửa: %(cells)s.") % {"cells": "; ".join(said)}


def _one(fault: sheets.Fault) -> str:
    parts = {"line": fault.line, "column": COLUMN_NAMES.get(fault.column, ""), "why": WHY[fault.why],
             "said": f" “{fault.said[:40]}”" if fault.said else ""}  # fmt: skip
    return _("dòng %(line)s, cột %(column)s%(said)s: %(why)s") % parts


def _lines(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("Tệp CSV phải lưu bằng bảng mã UTF-8."), field="upload") from error
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        return [row[:40] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise Refused(_("Không đọc được tệp CSV này."), field="upload") from error


def _sheet(content: bytes) -> list[list[str]]:
    rows = first_sheet(content, field="upload")
    return [[_cell(cell) for cell in row[:40]] for row in rows[: sheets.MOST_ROWS + 2]]


def _cell(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # Excel keeps a phone number as 912345678.0
    return str(value)
