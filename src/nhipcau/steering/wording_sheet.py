"""What is wrong with a cell of a workbook of tasks, and what to do, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.steering.rules import task_sheet, tasks
from nhipcau.steering.rules.task_sheet import Fault

SAID = {
    task_sheet.NO_HEADER: (
        _("không thấy dòng tiêu đề có cột “Công việc”, “Chủ trì”, “Hạn”"),
        _("Dùng tệp mẫu, hoặc đặt tên cột như tệp mẫu."),
    ),
    task_sheet.NO_ROWS: (_("chưa có dòng nào"), _("Ghi mỗi việc một dòng dưới dòng tiêu đề.")),
    task_sheet.TOO_MANY: (_("quá 500 dòng"), _("Chia thành nhiều tệp.")),
    task_sheet.TWICE: (_("“%(said)s” có hai lần trong tệp"), _("Bỏ một dòng, hoặc ghi rõ khác nhau ở đâu.")),
    task_sheet.STANDS: (_("“%(said)s” đã có trong kế hoạch"), _("Bỏ dòng này.")),
    task_sheet.NO_DAY: (_("“%(said)s” không phải một ngày"), _("Ghi ngày dạng 30/6/2026.")),
    task_sheet.WRONG_YEAR: (_("“%(said)s” không thuộc năm của kế hoạch"), _("Ghi một ngày trong năm đó.")),
    tasks.EMPTY: (_("ô trống"), _("Điền vào ô này, hoặc xóa cả dòng.")),
    tasks.LONG: (_("“%(said)s…” quá dài"), _("Viết ngắn lại.")),
    tasks.KIND: (
        _("“%(said)s” không phải loại thông tin"),
        _("Ghi một trong bốn loại như trên màn hình, hoặc để trống nếu là công tác chung."),
    ),
}


def fault_words(fault: Fault) -> dict[str, str]:
    """Return the cell, what is wrong and the remedy."""
    wrong, remedy = SAID[fault.rule]
    return {"cell": fault.cell, "wrong": str(wrong) % {"said": fault.said}, "remedy": str(remedy)}
