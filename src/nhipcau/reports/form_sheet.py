"""The form as a locked sheet: a report in, the bytes of a workbook out; and whether a sheet is this report's.

For the page of Excel and `actions.importing`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.reports.models import Report
from nhipcau.reports.queries.form_lines import FormLine, form_lines
from nhipcau.reports.rules import sheet_cells as at
from nhipcau.reports.rules.amounts import say
from nhipcau.units.queries import unit_name

KEY = "nhipcau.reports.form_sheet"
FORMAT = "nhipcau.form/1"
HOW = (
    "Chỉ điền ô nền sáng. Số ghi như 1.234,5. Ô trống giữ nguyên số cũ; bỏ số thì ghi dấu –.",
    "Khác số hệ thống đếm thì ghi lý do ở cột ghi chú. Không có số liệu thì để trống, đừng ghi 0.",
)
WIDTHS = {
    at.NAME: 52, at.MEASURE: 14, at.COUNTED: 16, at.AMOUNT: 14, at.BASE: 14, at.QUALIFIER: 12,
    at.ESTIMATE: 10, at.NOTE: 46, at.LAST: 16,
}  # fmt: skip


def form_sheet(report: Report) -> bytes:
    """Write the form: only values, denominators, marks and notes can be typed; every cell to fill is text."""
    file = io.BytesIO()
    plain = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(file, {"in_memory": True, **plain})
    sheet = book.add_worksheet("Biểu số liệu")
    looks = _looks(book)
    sheet.protect("", {"format_columns": True, "select_locked_cells": True})
    _head(sheet, looks, report)
    for place, line in enumerate(form_lines(report), start=at.FIRST_LINE):
        _line(sheet, looks, place, line)
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    for column in (at.CODE, at.WAS):
        sheet.set_column(column, column, 8, None, {"hidden": True})
    sheet.freeze_panes(at.FIRST_LINE, at.MEASURE)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(at.FIRST_LINE - 1)
    book.close()
    return file.getvalue()


def stamp(report: Report) -> str:
    """Return what binds a sheet to its report, its form's version and its period."""
    told = "|".join(
        (FORMAT, report.public_id, report.form.code, str(report.form.version), report.period.public_id)
    )
    return f"{told}|{_seal(told)}"


def refuse_other(rows: Sequence[Sequence[object]], report: Report) -> None:
    """Refuse a sheet that is none of ours, or another unit's, period's or version's."""
    told = str(rows[0][at.CODE]) if rows and rows[0] else ""
    parts = told.split("|")
    if len(parts) != len(stamp(report).split("|")) or not _is_ours(told):
        raise Refused(
            _("Tệp này không phải biểu mẫu tải từ hệ thống, hoặc dấu kiểm tra đã bị sửa."), field="file"
        )
    if parts[1] != report.public_id:
        same = parts[4] == report.period.public_id
        words = _("Tệp này là của đơn vị khác.") if same else _("Tệp này là của kỳ báo cáo khác.")
        raise Refused(words, field="file")
    if parts[2:4] != [report.form.code, str(report.form.version)]:
        raise Refused(_("Tệp này là phiên bản khác của biểu mẫu. Hãy tải tệp mới."), field="file")


def _is_ours(told: str) -> bool:
    text, _sign, seal = told.rpartition("|")
    return bool(constant_time_compare(seal, _seal(text)))


def _seal(told: str) -> str:
    return salted_hmac(KEY, told, algorithm="sha256").hexdigest()


def _looks(book: Any) -> dict[str, Any]:
    border = {"border": 1, "border_color": "#B7BDBE", "valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "told": book.add_format({"text_wrap": False, "italic": True}),
        "head": book.add_format({**border, "bold": True, "bg_color": "#E0EEF0"}),
        "group": book.add_format({"bold": True}),
        "locked": book.add_format({**border, "num_format": "@", "bg_color": "#F0EFE8"}),
        "typed": book.add_format({**border, "num_format": "@", "locked": False, "bg_color": "#FFFDF2"}),
    }


def _head(sheet: Any, looks: dict[str, Any], report: Report) -> None:
    """Write the stamp, whose form it is, and how it is filled in; the sheet speaks Vietnamese."""
    sheet.write_string(0, at.CODE, stamp(report))
    name = unit_name(report.unit_id, report.period.ends_on)
    sheet.write_string(0, at.NAME, report.form.name, looks["title"])
    sheet.write_string(1, at.NAME, f"{name} – {report.period.name}", looks["group"])
    for row, words in enumerate(HOW, start=2):
        sheet.write_string(row, at.NAME, words, looks["told"])
    heads = {
        at.CODE: "Mã", at.NAME: "Chỉ tiêu", at.MEASURE: "Đơn vị tính", at.COUNTED: "Hệ thống đếm",
        at.AMOUNT: "Giá trị", at.BASE: "Trên tổng số", at.QUALIFIER: "Mức độ", at.ESTIMATE: "Ước tính (x)",
        at.NOTE: "Lý do, ghi chú", at.LAST: "Kỳ trước", at.WAS: "Khi tải",
    }  # fmt: skip
    for column, words in heads.items():
        sheet.write_string(at.FIRST_LINE - 1, column, words, looks["head"])


def _line(sheet: Any, looks: dict[str, Any], row: int, line: FormLine) -> None:
    typed, value = line.typed, line.value
    counted = line.counted_words or (say(value.counted_amount) if value else "")
    locked = {
        at.CODE: line.code, at.NAME: line.indicator.name, at.MEASURE: line.indicator.measure,
        at.COUNTED: counted, at.LAST: line.last_words, at.WAS: at.stamp_of(typed),
    }  # fmt: skip
    for column, words in locked.items():
        sheet.write_string(row, column, words, looks["locked"])
    filled = {
        at.AMOUNT: typed.amount, at.QUALIFIER: at.sign_of(typed.qualifier),
        at.ESTIMATE: "x" if typed.is_estimate else "", at.NOTE: typed.note,
    }  # fmt: skip
    _fill(sheet, row, at.BASE, typed.base, looks["typed" if line.indicator.is_ratio else "locked"])
    for column, words in filled.items():
        _fill(sheet, row, column, words, looks["typed"])
    sheet.data_validation(row, at.QUALIFIER, row, at.QUALIFIER,
                          {"validate": "list", "source": [word for word in at.SIGNS if word]})  # fmt: skip


def _fill(sheet: Any, row: int, column: int, words: str, look: Any) -> None:
    """Write text as text, and an empty cell as an empty cell."""
    if words:
        sheet.write_string(row, column, words, look)
    else:
        sheet.write_blank(row, column, None, look)
