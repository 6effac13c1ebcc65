"""The seats of a round as XLSX, out and in: an agency a line, a category a column. Called by views."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.files.receiving import receive
from nhipcau.common.refusals import Refused
from nhipcau.training.actions.nominating_rounds import QuotaRow
from nhipcau.training.models import Quota, Round
from nhipcau.training.rules import sheets_seats as rules
from nhipcau.training.sheets import Fault, cells_of
from nhipcau.units.queries.bodies import bodies_for, unit_titles

ANY = gettext_lazy("Mọi thành phần")
SAID = {
    rules.NO_HEADER: gettext_lazy("không thấy dòng tiêu đề có cột “Cơ quan” và “Mã điểm cầu”"),
    rules.NO_CATEGORY: gettext_lazy("“%(value)s” không phải thành phần của hội nghị này"),
    rules.NO_AGENCY: gettext_lazy("chưa có cơ quan “%(value)s”"),
    rules.MANY_AGENCIES: gettext_lazy("có nhiều cơ quan tên “%(value)s”"),
    rules.NO_SITE: gettext_lazy("không có điểm cầu mã “%(value)s”"),
    rules.NO_NUMBER: gettext_lazy("“%(value)s” không phải số người"),
    rules.NO_ADDRESS: gettext_lazy("“%(value)s” không phải địa chỉ thư điện tử"),
    rules.TWICE: gettext_lazy("cơ quan “%(value)s” có hai dòng"),
}
REMEDIES = {
    rules.NO_HEADER: gettext_lazy("Tải tệp hiện có về, điền rồi nộp lại."),
    rules.NO_CATEGORY: gettext_lazy("Thêm thành phần này trước, hoặc sửa tên cột."),
    rules.NO_AGENCY: gettext_lazy("Thêm ở mục Cơ quan, chức vụ, hoặc sửa tên cho đúng."),
    rules.MANY_AGENCIES: gettext_lazy("Ghi thêm tên đơn vị: “Tên cơ quan – Tên đơn vị”."),
    rules.NO_SITE: gettext_lazy("Ghi mã như ở danh sách điểm cầu, ví dụ 001."),
    rules.NO_NUMBER: gettext_lazy("Ghi số nguyên; để trống nếu không giao."),
    rules.NO_ADDRESS: gettext_lazy("Ghi hộp thư của cơ quan, dạng ten@coquan.vn, hoặc để trống."),
    rules.TWICE: gettext_lazy("Gộp thành một dòng."),
}


def read_seats(*, by: Any, call: Round, content: bytes, name: str) -> tuple[list[QuotaRow], list[Fault]]:
    """Read a sheet of seats; Refused where the file is none that we take, faults where cells are bad."""
    received = receive(name, content, field="upload")
    if not received.name.lower().endswith("xlsx"):
        raise Refused(_("Chỉ nhận tệp Excel (.xlsx). Hãy lưu lại dưới dạng đó."), field="upload")
    bodies = {body.pk: body for body in bodies_for(by)}
    sites = {site.pk: site for site in call.conference.sites.all()}
    kinds = {kind.pk: kind for kind in call.conference.categories.all()}
    known = rules.Known(
        _agencies(bodies, call), {rules.folded(one.code): one.pk for one in sites.values()},
        {rules.folded(str(ANY)): 0, **{rules.folded(one.name): one.pk for one in kinds.values()}},
    )  # fmt: skip
    found = rules.seats_in(cells_of(received.content), known)
    if found.bad:
        return [], [_in_words(bad) for bad in found.bad]
    held = {(one.body_id, one.category_id or 0) for one in call.quotas.all()}
    rows = [
        QuotaRow(
            row.body, bodies[row.body].unit_id, kinds.get(row.category), sites[row.site], row.seats, row.mail
        )
        for row in found.rows
        if row.seats or (row.body, row.category) in held
    ]
    return rows, []


def seats_sheet(call: Round, quotas: Sequence[Quota]) -> bytes:
    """Return the seats as they stand, to be changed and handed in again."""
    kinds: list[Any] = [*call.conference.categories.all(), None]
    header = [
        _("Cơ quan"),
        _("Mã điểm cầu"),
        _("Thư điện tử"),
        *(one.name if one else str(ANY) for one in kinds),
    ]
    lines: dict[int, list[Any]] = {}
    titles = unit_titles({one.body.unit_id for one in quotas}, call.conference.starts_on)
    for one in quotas:
        named = f"{one.body.name} – {titles.get(one.body.unit_id, one.body.unit_id)}"
        line = lines.setdefault(one.body_id, [named, one.site.code, one.email, *([""] * len(kinds))])
        line[3 + kinds.index(one.category)] = one.seats
    return _book(header, list(lines.values()))


def _book(header: Sequence[str], lines: Sequence[Sequence[Any]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet, head = book.add_worksheet(_("Chỉ tiêu")), book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    sheet.set_column(0, 0, 44, text)
    sheet.set_column(1, len(header), 18)
    for place, words in enumerate(header):
        sheet.write_string(0, place, str(words), head)
    for number, line in enumerate(lines, start=1):
        for place, cell in enumerate(line):
            if isinstance(cell, int):
                sheet.write_number(number, place, cell)
            else:
                sheet.write_string(number, place, cell, text)
    book.close()
    return file.getvalue()


def _agencies(bodies: dict[int, Any], call: Round) -> dict[str, list[int]]:
    titles = unit_titles({body.unit_id for body in bodies.values()}, call.conference.starts_on)
    names: dict[str, list[int]] = {}
    for pk, body in bodies.items():
        for words in (body.name, f"{body.name} – {titles.get(body.unit_id, body.unit_id)}"):
            names.setdefault(rules.folded(words), []).append(pk)
    return names


def _in_words(bad: rules.Bad) -> Fault:
    return Fault(bad.cell, SAID[bad.why] % {"value": bad.value[:60]}, str(REMEDIES[bad.why]))
