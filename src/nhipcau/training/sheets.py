"""Lists of people as XLSX: bytes in, people and bad cells in words out; and an empty form to fill in.

Called by the pages of nomination. Nothing is stored here.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.training.rules import nominating as rules
from nhipcau.training.rules import sheets

SAID = {
    rules.EMPTY: gettext_lazy("ô trống"),
    rules.TOO_LONG: gettext_lazy("“%(value)s…” quá dài"),
    rules.NO_NAME: gettext_lazy("“%(value)s” không phải họ tên người"),
    rules.NO_PHONE: gettext_lazy("“%(value)s” không phải số điện thoại"),
    rules.NO_ADDRESS: gettext_lazy("“%(value)s” không phải địa chỉ thư điện tử"),
    sheets.NO_HEADER: gettext_lazy("không thấy dòng tiêu đề có cột “Họ và tên”, “Chức vụ”"),
    sheets.TOO_MANY: gettext_lazy("danh sách dài quá 500 người"),
    sheets.TWICE: gettext_lazy("“%(value)s” trùng với ô %(other)s"),
    sheets.STANDS: gettext_lazy("“%(value)s” đã có trong danh sách của %(other)s"),
}
REMEDIES = {
    rules.EMPTY: gettext_lazy("Điền vào ô này, hoặc xóa cả dòng."),
    rules.TOO_LONG: gettext_lazy("Viết ngắn lại."),
    rules.NO_NAME: gettext_lazy("Ghi họ và tên, không ghi số hay ký hiệu."),
    rules.NO_PHONE: gettext_lazy("Ghi một số, từ 8 đến 15 chữ số, ví dụ 02063 852 123."),
    rules.NO_ADDRESS: gettext_lazy("Ghi một địa chỉ, dạng ten@coquan.vn, hoặc để trống."),
    sheets.NO_HEADER: gettext_lazy("Dùng tệp mẫu, hoặc đặt tên cột như tệp mẫu."),
    sheets.TOO_MANY: gettext_lazy("Chia thành nhiều tệp."),
    sheets.TWICE: gettext_lazy("Bỏ một dòng; nếu là hai người, ghi điện thoại khác nhau."),
    sheets.STANDS: gettext_lazy("Bỏ dòng này, hoặc hỏi cơ quan kia ai cử."),
}
COLUMNS = (
    (gettext_lazy("Họ và tên"), 28),
    (gettext_lazy("Chức vụ"), 34),
    (gettext_lazy("Điện thoại"), 18),
    (gettext_lazy("Thư điện tử"), 30),
)
SHOWN_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken: its name, what is wrong, what to do."""

    cell: str
    said: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet that was read: the people in it, and what is wrong."""

    rows: list[rules.PersonRow]
    faults: list[Fault]
    names: list[str]
    """The cell of each person's name."""


def read_people(content: bytes, name: str = "danh-sach.xlsx") -> Read:
    """Read a list; Refused where the file is none that we take, faults where cells are bad."""
    received = receive(name, content, field="upload")
    if not received.name.lower().endswith("xlsx"):
        raise Refused(_("Chỉ nhận tệp Excel (.xlsx). Hãy lưu lại dưới dạng đó."), field="upload")
    found = sheets.people_in(cells_of(received.content))
    if not found.people and not found.bad:
        raise Refused(_("Danh sách không có người nào."), field="upload")
    names = [sheets.cell_name(found.columns["name"], one.line) for one in found.people]
    return Read([one.person for one in found.people], [in_words(bad) for bad in found.bad], names)


def in_words(bad: sheets.Bad) -> Fault:
    """Say what is wrong with a cell, and what to do."""
    told = {"value": bad.value[:SHOWN_LETTERS], "other": bad.other}
    return Fault(bad.cell, SAID[bad.why] % told, str(REMEDIES[bad.why]))


def template(people: Sequence[rules.PersonRow] = ()) -> bytes:
    """Return the sheet to fill in: four columns, texts only, so that no phone loses its first 0."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Danh sách"))
    head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    for place, (label, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width, text)
        sheet.write_string(0, place, str(label), head)
    for line, one in enumerate(people, start=1):
        for place, cell in enumerate((one.name, one.post, one.phone, one.email)):
            sheet.write_string(line, place, cell, text)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def cells_of(content: bytes) -> list[list[object]]:
    """Return the cells of the first sheet, A1 first."""
    rows = first_sheet(content, field="upload")
    return rows[: sheets.MOST_PEOPLE + sheets.HEADER_WITHIN + 2]
