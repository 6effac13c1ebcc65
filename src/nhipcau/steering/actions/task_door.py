"""The one door through which a task changes: its row, locked and as somebody saw it; refusals in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.doors import refuse_stamp
from nhipcau.common.files.texts import storable
from nhipcau.common.refusals import Refused
from nhipcau.steering.models import Task
from nhipcau.steering.rules import states, tasks


def opened(task: Task, seen: int | None) -> Task:
    """Return the row, locked to the end of the transaction; whoever saw another state is told."""
    row = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    if seen is not None and row.revision != seen:
        raise Stale(_("Người khác vừa sửa công việc này. Hãy xem lại rồi làm lần nữa."))
    return row


def still_open(task: Task, seen: int | None) -> Task:
    """Return the row where work on it goes on."""
    row = opened(task, seen)
    if row.state != states.OPEN:
        raise Refused(_("Công việc này đã xong hoặc đã bỏ; không sửa được nữa."))
    return row


def stored(row: Task) -> Task:
    """Store the row as its next revision."""
    row.revision += 1
    row.save()
    return row


def subject_of(row: Task) -> str:
    """Name it in the record."""
    return f"steering.task:{row.public_id}"


def worded(text: str, *, field: str, refusal: str, most: int = tasks.WORDS) -> str:
    """Return words that must be there, as they are kept."""
    said = storable(text).strip()
    refuse_stamp(said, field=field)
    if not said:
        raise Refused(refusal, field=field)
    if len(said) > most:
        raise Refused(_("Tối đa %(most)s chữ.") % {"most": most}, field=field)
    return said


def check(asked: tasks.NewTask) -> dict[str, Any]:
    """Return the fields of a task as they are stored; or refuse at the first wrong one."""
    for field, why in tasks.faults(asked, states.KINDS_OF_INFORMATION).items():
        raise Refused(fault_words(field, why), field=field)
    told = tasks.kept(asked)
    for field, value in told.items():
        if isinstance(value, str):
            refuse_stamp(value, field=field)
    return {name: storable(value) if isinstance(value, str) else value for name, value in told.items()}


def fault_words(field: str, why: str) -> str:
    """Say why a field of a task is refused."""
    if why == tasks.LONG:
        return _("Tối đa %(most)s chữ.") % {"most": tasks.LIMITS[field]}
    words = {
        "title": _("Hãy ghi tên công việc."),
        "lead_words": _("Hãy ghi cơ quan chủ trì."),
        "due_on": _("Hạn phải là một ngày từ năm 2000 đến năm 2100."),
        "kind": _("Chưa có loại thông tin này."),
    }
    return words[field]
