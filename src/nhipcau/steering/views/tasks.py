"""Tasks: the list, and the page of one with what was done and what may be done."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.beside import cards_beside
from nhipcau.common.screens import Guarded, ListScreen, PageAction
from nhipcau.record.queries import entries_for
from nhipcau.record.wording import Wording
from nhipcau.steering.filters.tasks import TaskFilter
from nhipcau.steering.models import Task
from nhipcau.steering.queries.tasks import get_task_for, tasks_for
from nhipcau.steering.rules import states
from nhipcau.steering.tables.tasks import TaskTable
from nhipcau.steering.wording_tasks import TONES, WORDS, standing_of
from nhipcau.units.queries.places import unit_name
from nhipcau.units.rules.kinds import Level, level_of


class TaskList(ListScreen):
    """What units do, the nearest day first."""

    needs = "steering.see_steering"
    title = _("Công việc")
    lead = _("Việc của đơn vị theo kế hoạch và văn bản giao: ai chủ trì, ra sản phẩm gì, hạn ngày nào.")
    table_class, filterset_class = TaskTable, TaskFilter
    export_name = "cong-viec"
    page_actions = (
        PageAction(
            _("Thêm việc"), "steering:add_task", needs="steering.keep_tasks", icon="plus", primary=True
        ),
    )
    empty_title = _("Chưa có việc nào")
    empty_hint = _("Lập kế hoạch năm để có việc từ văn bản giao và kế hoạch năm trước, hoặc thêm từng việc.")
    empty_action = PageAction(_("Tới kế hoạch năm"), "steering:plans")

    def get_queryset(self) -> QuerySet[Task]:
        """List what the visitor may see."""
        return tasks_for(self.visitor)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Leave the column of units away where there is only one."""
        is_lowest = level_of(self.visitor.unit_id) == Level.COMMUNE
        return {"exclude": ("unit",) if is_lowest else ()}


class TaskPage(Guarded, TemplateView):
    """One task."""

    needs = "steering.see_steering"
    template_name = "steering/task.html"
    request: HttpRequest

    @cached_property
    def task(self) -> Task:
        """The task in the address."""
        return get_task_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        row, code = self.task, standing_of(self.task, timezone.localdate())
        is_own = row.unit_id == self.visitor.unit_id
        subject = f"steering.task:{row.public_id}"
        return super().get_context_data(
            title=row.title, crumbs=[(_now("Công việc"), reverse("steering:tasks"))], row=row,
            lead="" if is_own else unit_name(row.unit_id), tone=TONES[code], standing=WORDS[code],
            products=list(row.products.all()), extensions=list(row.extensions.select_related("by")),
            beside=cards_beside("steering.task", self.visitor, row.public_id, at=timezone.now()),
            told=[_told(entry) for entry in entries_for(self.visitor).filter(subject=subject)[:MOST_TOLD]],
            **self._may(is_own=is_own), **kwargs,
        )  # fmt: skip

    def _may(self, *, is_own: bool) -> dict[str, bool]:
        """Say which buttons stand there."""
        row, person = self.task, self.visitor
        is_open, waits = row.state == states.OPEN, row.state == states.WAITING
        is_signed = row.plan is not None and row.plan.state == states.ISSUED
        keeps = is_own and is_open and person.may("steering.keep_tasks")
        confirms = waits and person.may("steering.confirm_tasks") and row.done_by_id != person.pk
        return {
            "can_finish": is_own and is_open and person.may("steering.do_tasks"),
            "can_add": is_own and (is_open or waits) and person.may("steering.do_tasks"),
            "can_change": keeps and not is_signed,
            "can_take_out": keeps and row.plan is not None and not is_signed,
            "can_drop": keeps,
            "can_extend": keeps and (row.plan is None or is_signed),
            "can_confirm": confirms,
            "can_take_back": is_own and waits and row.done_by_id == person.pk,
        }


MOST_TOLD = 40


def _told(entry: Any) -> dict[str, Any]:
    wording = Wording()
    return {"at": entry.at, "by": wording.actor(entry.by), "entry": entry, "said": wording.summary(entry)}
