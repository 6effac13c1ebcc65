"""Words for bad cells of a list of sites. In: a fault; out: cell, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.training.rules import site_lists as rules
from nhipcau.training.rules.site_lists import Fault

_WORDS = {
    rules.NO_NAME: (_("thiếu tên điểm cầu"), _("Ghi tên, hoặc xóa cả dòng.")),
    rules.TOO_LONG: (_("quá dài"), _("Ghi ngắn lại.")),
    rules.NO_NUMBER: (_("không phải số chỗ"), _("Ghi một số từ 1 đến 20.000.")),
    rules.TWICE: (_("mã lặp lại"), _("Mỗi điểm cầu một mã; để trống để lấy số tiếp theo.")),
    rules.TWO_HALLS: (_("điểm cầu chính thứ hai"), _("Chỉ đánh dấu một điểm cầu chính.")),
    rules.NO_HEADER: (
        _("không thấy dòng tên cột"), _("Dùng tệp mẫu; giữ nguyên dòng tên cột."),
    ),
    rules.NO_ROWS: (_("chưa có dòng nào"), _("Ghi mỗi điểm cầu một dòng.")),
    rules.TOO_MANY: (_("quá nhiều dòng"), _("Chia danh sách ra.")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FaultWords:
    """A fault as the page says it."""

    cell: str
    wrong: str
    remedy: str


def fault_words(fault: Fault) -> FaultWords:
    """Say what is wrong with a cell, with what stands there."""
    wrong, remedy = _WORDS[fault.rule]
    said = _now("“%(said)s”: %(wrong)s") % {"said": fault.said, "wrong": wrong} if fault.said else str(wrong)
    return FaultWords(fault.cell, said, str(remedy))
