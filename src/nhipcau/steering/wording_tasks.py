"""How a task stands, in words and tones. Called by tables, pages and files of tasks."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from nhipcau.steering.models import Task
from nhipcau.steering.rules import states
from nhipcau.steering.rules.deadlines import OVERDUE, SOON, standing

WORDS = {
    OVERDUE: _("Quá hạn"),
    SOON: _("Sắp đến hạn"),
    states.OPEN: _("Đang làm"),
    states.WAITING: _("Đã xong, chờ xác nhận"),
    states.DONE: _("Hoàn thành"),
    states.DROPPED: _("Không thực hiện"),
    states.DRAFT: _("Dự thảo"),
}
TONES = {
    OVERDUE: "bad", SOON: "warn", states.OPEN: "neutral", states.WAITING: "info", states.DONE: "good",
    states.DROPPED: "neutral", states.DRAFT: "neutral",
}  # fmt: skip


def standing_of(row: Task, on: date) -> str:
    """Return the code of how a task stands that day; one in a draft binds nobody yet."""
    if row.state == states.OPEN and row.plan is not None and row.plan.state == states.DRAFT:
        return states.DRAFT
    return standing(row.state, row.due_on, on)
