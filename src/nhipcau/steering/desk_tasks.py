"""Words and screens of tasks and the calendar for the menu, the record and the start page; for `desk`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nhipcau.common import finding, naming, navigation, waiting
from nhipcau.common.navigation import NavEntry
from nhipcau.people.rules import OFFICER, REVIEWER, SPOKESPERSON
from nhipcau.steering import deadlines, providing
from nhipcau.steering.queries.tasks import titles
from nhipcau.steering.queries.tasks_waiting import found_tasks, to_confirm, to_do

SEE = "steering.see_steering"

deadlines.add(providing.TASKS)
deadlines.add(providing.QUESTIONS)
navigation.add(
    NavEntry(
        _("Công việc"), "steering:tasks", needs=SEE, icon="check", order=94, group=navigation.STEERING,
        hint=_("Việc theo kế hoạch và văn bản giao: ai làm, hạn ngày nào, sản phẩm gì."),
    )
)  # fmt: skip
navigation.add(
    NavEntry(
        _("Lịch thời hạn"), "steering:calendar", needs=SEE, icon="clock", order=94, group=navigation.STEERING,
        hint=_("Mọi hạn trong tháng; thêm vào lịch điện thoại."),
    )
)  # fmt: skip
waiting.add(waiting.Waits("steering.tasks", to_do, "steering.do_tasks", frozenset({OFFICER})))
waiting.add(
    waiting.Waits(
        "steering.confirm", to_confirm, "steering.confirm_tasks", frozenset({OFFICER, REVIEWER, SPOKESPERSON})
    )
)
finding.add(finding.Finder("steering.tasks", _("Công việc"), found_tasks, needs=SEE, order=71))
naming.add("steering.task", titles)
naming.add_words(
    {
        "steering.task": _("Công việc"),
        "steering.add_task": _("Thêm việc"),
        "steering.add_tasks": _("Thêm nhiều việc"),
        "steering.change_task": _("Sửa việc"),
        "steering.extend": _("Gia hạn"),
        "steering.drop_task": _("Bỏ việc, có lý do"),
        "steering.take_out_task": _("Bỏ việc khỏi dự thảo"),
        "steering.finish_task": _("Báo đã xong"),
        "steering.confirm_task": _("Xác nhận hoàn thành"),
        "steering.send_back_task": _("Trả lại để làm tiếp"),
        "steering.add_product": _("Thêm sản phẩm"),
        "steering.remove_product": _("Bỏ sản phẩm"),
        "steering.renew_link": _("Tạo đường dẫn lịch"),
        "steering.deadlines": _("Nhắc hạn"),
        "lead_words": _("Chủ trì"),
        "lead_body_id": _("Cơ quan chủ trì"),
        "partners": _("Phối hợp"),
        "dropped_why": _("Vì sao không thực hiện"),
        "done_words": _("Kết quả"),
        "sent_back_why": _("Vì sao trả lại"),
        "products": _("Số sản phẩm"),
        "tasks_added": _("Số việc đã thêm"),
        "first_task": _("Việc đầu tiên"),
    }
)
