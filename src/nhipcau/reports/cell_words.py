"""What is wrong with a cell, in words; and at which part. For the form and the Excel reader."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.reports.rules import amounts, cells, sheet_cells, typed

SAID = {
    amounts.NO_NUMBER: _("không phải là số. Ghi chữ vào cột ghi chú."),
    amounts.LEADING_ZERO: _("số bắt đầu bằng 0. Ghi số không có số 0 ở đầu."),
    amounts.POINT: _("dấu chấm chỉ dùng tách nhóm ba chữ số. Phần lẻ ghi sau dấu phẩy, ví dụ 1.234,5."),
    amounts.GROUPS: _("không rõ là số nào. Ghi như 1234 hoặc 1.234,5."),
    amounts.TOO_FINE: _("có quá ba chữ số sau dấu phẩy. Làm tròn lại."),
    amounts.TOO_LARGE: _("số quá lớn. Xem lại đơn vị tính."),
    amounts.FORMULA: _("là công thức. Ghi kết quả bằng số."),
    amounts.A_DAY: _("là ngày tháng, không phải số."),
    cells.NEEDS_REASON: _("khác số hệ thống đếm. Ghi lý do."),
    cells.NEEDS_BASE: _("thiếu mẫu số (trên tổng số bao nhiêu)."),
    cells.NO_BASE: _("chỉ tiêu này không có mẫu số."),
    cells.BASE_ZERO: _("mẫu số bằng 0 thì không có tỷ lệ. Để trống cả ô."),
    cells.OVER_BASE: _("lớn hơn mẫu số."),
    cells.NEGATIVE: _("là số âm."),
    cells.EMPTY_WITH_MARKS: _("có mẫu số hoặc dấu mức độ mà không có số."),
    cells.NO_QUALIFIER: _("mức độ chỉ nhận: trên, gần, khoảng, hơn, dưới."),
    cells.NOTE_LONG: _("ghi chú dài quá 500 chữ cái."),
    cells.NOT_COUNTED: _("hệ thống không đếm chỉ tiêu này, nên không có số để xác nhận."),
    typed.STILL_THERE: _("ô đang có số. Gõ dấu “–” nếu muốn để trống."),
    sheet_cells.NO_YES: _("chỉ ghi x (ước tính) hoặc để trống."),
    sheet_cells.CHANGED_MEANWHILE: _("số này đã được sửa trên hệ thống sau khi tải tệp. Tải tệp mới."),
    cells.NOT_ASKED: _("không có trong biểu mẫu này."),
}
"""Each follows the name of the line or the cell's address."""
PARTS = {
    cells.NEEDS_REASON: "note", cells.NOTE_LONG: "note", cells.NEEDS_BASE: "base", cells.NO_BASE: "base",
    cells.BASE_ZERO: "base", cells.NO_QUALIFIER: "qualifier",
}  # fmt: skip
QUALIFIERS = {
    "": _("đúng bằng"), "over": _("trên"), "nearly": _("gần"), "about": _("khoảng"), "more": _("hơn"),
    "under": _("dưới"),
}  # fmt: skip

WORD_PARTS = {
    "leadership": _("Công tác lãnh đạo, chỉ đạo"), "results": _("Kết quả theo từng loại thông tin"),
    "next_steps": _("Phương hướng kỳ tới"), "proposals": _("Kiến nghị, đề xuất"),
}  # fmt: skip
"""The parts of a report's text, as its form calls them."""


def part_of(fault: str) -> str:
    """Return which part of a cell a fault is about: amount, base, qualifier or note."""
    return PARTS.get(fault, "amount")
