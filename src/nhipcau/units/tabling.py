"""A sheet of office-holders handed in as XLSX: bytes in, lines or a refusal that names every bad cell out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.units.queries.bodies import units_under
from nhipcau.units.queries.places import names_on
from nhipcau.units.rules import sheets
from nhipcau.units.rules.kinds import titled

SHOWN = 20
MOST_COLUMNS = 30
COLUMN_NAMES = {
    "unit": gettext_lazy("Đơn vị"), "body": gettext_lazy("Cơ quan"), "post": gettext_lazy("Chức vụ"),
    "name": gettext_lazy("Họ và tên"), "starts_on": gettext_lazy("Từ ngày"),
    "ends_on": gettext_lazy("Đến hết ngày"), "source": gettext_lazy("Căn cứ"),
}  # fmt: skip
REMEDIES = {
    sheets.EMPTY: gettext_lazy("ô trống, hãy điền"),
    sheets.TOO_LONG: gettext_lazy("quá dài, hãy viết gọn"),
    sheets.NO_DAY: gettext_lazy("không phải một ngày, hãy ghi dạng 21/11/2026"),
    sheets.REVERSED: gettext_lazy("trước ngày bắt đầu, hãy xem lại hai ngày"),
    sheets.TWICE: gettext_lazy("đã có ở dòng trên, hãy bỏ một dòng"),
    sheets.NO_UNIT: gettext_lazy("không phải đơn vị mình hoặc cấp dưới, hãy ghi đúng tên hoặc mã"),
    sheets.MANY_UNITS: gettext_lazy("có nhiều đơn vị tên này, hãy ghi mã"),
    sheets.TOO_MANY: gettext_lazy("bảng quá dài, hãy chia thành bảng dưới 5.000 dòng"),
}
SAMPLE = (
    "",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Giám đốc",
    "Nguyễn Thị Mẫu",
    "01/07/2025",
    "",
    "Số 12/QĐ-UBND",
)


def holders_in(name: str, content: bytes, person: Any, on: date) -> list[sheets.HolderRow]:
    """Read a handed sheet whole, or refuse it with every bad cell; nothing is half taken."""
    received = receive(name, content, field="upload")
    if not received.name.lower().endswith(".xlsx"):
        raise Refused(_("Hãy lưu bảng dưới dạng Excel (.xlsx) rồi nộp lại."), field="upload")
    read = sheets.read_holders(_cells(received.content), _units(person, on), person.unit_id)
    if read.bad:
        raise Refused(in_words(read.bad), field="upload")
    if not read.rows:
        raise Refused(_("Bảng không có dòng nào. Hãy điền dưới hàng tên cột."), field="upload")
    return read.rows


def in_words(bad: list[sheets.Bad]) -> str:
    """Name bad cells and what to do, the first twenty."""
    first = bad[0]
    if first.why == sheets.NO_HEADER:
        return _("Không thấy hàng tên cột (Cơ quan, Chức vụ, Họ và tên). Hãy dùng bảng mẫu.")
    if first.why == sheets.NO_COLUMN:
        named = ", ".join(str(COLUMN_NAMES[one.column]) for one in bad)
        return _("Bảng thiếu cột: %(columns)s. Hãy dùng bảng mẫu.") % {"columns": named}
    said = [_one(one) for one in bad[:SHOWN]]
    if len(bad) > SHOWN:
        said.append(_("và %(count)s ô khác") % {"count": len(bad) - SHOWN})
    return _("Chưa nhập dòng nào. Cần sửa: %(cells)s.") % {"cells": "; ".join(said)}


def _one(bad: sheets.Bad) -> str:
    said = f" “{bad.said[:40]}”" if bad.said else ""
    return _("ô %(cell)s%(said)s: %(remedy)s") % {
        "cell": bad.cell, "said": said, "remedy": REMEDIES[bad.why],
    }  # fmt: skip


def _units(person: Any, on: date) -> dict[str, list[str]]:
    """Return the units that the person keeps, by code, name and name with kind, all folded."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name in names_on(on).filter(unit_id__in=units_under(person.unit_id, on)):
        for said in (name.code, name.code.lstrip("0"), name.name, titled(name.kind, name.name)):
            meant[fold(said)].add(name.unit_id)
    return {said: sorted(ids) for said, ids in meant.items()}


def _cells(content: bytes) -> list[list[object]]:
    rows = first_sheet(content, field="upload")
    return [row[:MOST_COLUMNS] for row in rows[: sheets.MOST_ROWS + sheets.HEADER_WITHIN + 2]]
