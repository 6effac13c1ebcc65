"""A workbook of tasks is taken into a draft whole, or not at all. Called by the upload screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.files.cells import first_sheet
from nhipcau.common.files.receiving import MOST_BYTES, receive
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.steering.actions.tasks import add_tasks
from nhipcau.steering.models import Plan, Task
from nhipcau.steering.rules.task_sheet import Fault, read_tasks


class BadCellsError(Refused):
    """Some cells are wrong; nothing was saved."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """`faults` name the cells."""
        super().__init__(_("Danh sách còn ô sai, chưa lưu gì."), field="upload")
        self.faults = faults


def take_tasks_file(*, by: Any, at: datetime, plan: Plan, upload: Any) -> list[Task]:
    """Read the first sheet and add its tasks to a draft."""
    name = upload.name or ""
    if not name.lower().endswith(".xlsx"):
        raise Refused(_("Hãy nộp tệp Excel (.xlsx)."), field="upload")
    received = receive(name, upload.read(MOST_BYTES + 1), field="upload")
    table = first_sheet(received.content, field="upload")
    with write_gate():
        held = Plan.objects.select_for_update().get(pk=plan.pk)
        read = read_tasks(table, year=held.year, titles=held.tasks.values_list("title", flat=True))
        if read.faults:
            raise BadCellsError(read.faults)
        subject = f"steering.plan:{held.public_id}"
        return add_tasks(by=by, at=at, unit_id=held.unit_id, asked=read.rows, plan=held, subject=subject)
