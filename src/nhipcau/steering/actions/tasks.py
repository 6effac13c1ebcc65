"""A task is added, changed while it may be, moved with a reason, dropped with a reason; one or many.

Called by the screens, by `plans`, and by `reports` (what a review asks for). Finishing stands in `finishing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.steering.actions.finishing import add_product, confirm, finish, remove_product, send_back
from nhipcau.steering.actions.task_door import check, still_open, stored, subject_of, worded
from nhipcau.steering.models import Extension, Plan, Task
from nhipcau.steering.rules import states
from nhipcau.steering.rules.tasks import NewTask

__all__ = [
    "add_product", "add_task", "add_tasks", "change_task", "confirm", "drop", "extend", "finish",
    "remove_product", "send_back", "take_out",
]  # fmt: skip
BATCH = 500
CHANGEABLE = ("title", "lead_words", "lead_body_id", "kind", "partners", "product", "funding")


def add_task(
    *, by: Any, at: datetime, unit_id: str, title: str, lead_words: str, due_on: date, kind: str = "",
    lead_body: Any = None, partners: str = "", product: str = "", funding: str = "",
    plan: Plan | None = None, obliged: Any = None, origin: str = "", origin_words: str = "",
) -> Task:  # fmt: skip
    """Add one task; `lead_body` is a body of the house where one was chosen, `lead_words` its name."""
    asked = NewTask(
        title=title, lead_words=lead_words, due_on=due_on, kind=kind, partners=partners, product=product,
        lead_body_id=lead_body.pk if lead_body else None, funding=funding,
        obliged_id=obliged.pk if obliged else None, origin=origin, origin_words=origin_words,
    )  # fmt: skip
    with write_gate():
        if obliged is not None and obliged.unit_id != unit_id:
            raise Refused(_("Nhiệm vụ này giao cho đơn vị khác."))
        (row,) = put(at=at, unit_id=unit_id, asked=[asked], plan=plan)
        after = {"title": row.title, "lead_words": row.lead_words, "due_on": row.due_on.isoformat()}
        note(by=by, at=at, verb="steering.add_task", subject=subject_of(row), after=after)
    return row


def add_tasks(
    *, by: Any, at: datetime, unit_id: str, asked: Sequence[NewTask], plan: Plan | None = None,
    subject: str,
) -> list[Task]:  # fmt: skip
    """Add many tasks at once, all or none; one entry in the record, under what they came of."""
    with write_gate():
        rows = put(at=at, unit_id=unit_id, asked=asked, plan=plan)
        if rows:
            after = {"tasks_added": len(rows), "first_task": rows[0].title}
            note(by=by, at=at, verb="steering.add_tasks", subject=subject, after=after)
    return rows


def put(*, at: datetime, unit_id: str, asked: Sequence[NewTask], plan: Plan | None) -> list[Task]:
    """Store tasks inside the caller's transaction, behind those that a plan has."""
    begin = _place_in(plan) if plan is not None else 0
    rows = [
        Task(
            unit_id=unit_id, plan=plan, made_at=at, first_due_on=one.due_on, position=begin + place,
            **check(one),
        )
        for place, one in enumerate(asked)
    ]  # fmt: skip
    for row in rows:
        row.folded = row.fold()
    Task.objects.bulk_create(rows, BATCH)
    return rows


def change_task(*, by: Any, at: datetime, task: Task, seen: int | None, **changes: Any) -> Task:
    """Change what a task says while no signed plan holds it; its day only inside a draft."""
    with write_gate():
        row = still_open(task, seen)
        _refuse_signed(row)
        due_on = changes.pop("due_on", None) or row.due_on
        if due_on != row.due_on and row.plan_id is None:
            raise Refused(_("Đổi hạn thì hãy gia hạn, có lý do; hạn đầu được giữ lại."), field="due_on")
        wanted = {name: changes.get(name, getattr(row, name)) for name in CHANGEABLE}
        told = check(NewTask(due_on=due_on, **wanted))
        before = {name: getattr(row, name) for name in (*CHANGEABLE, "due_on")}
        for name in CHANGEABLE:
            setattr(row, name, told[name])
        if due_on != row.due_on:
            row.due_on = row.first_due_on = due_on
        stored(row)
        _note_change(by, at, row, before)
    return row


def _note_change(by: Any, at: datetime, row: Task, before: dict[str, Any]) -> None:
    changed = {name: value for name, value in before.items() if value != getattr(row, name)}
    note(
        by=by, at=at, verb="steering.change_task", subject=subject_of(row),
        before={name: _plain(value) for name, value in changed.items()},
        after={name: _plain(getattr(row, name)) for name in changed},
    )  # fmt: skip


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def extend(*, by: Any, at: datetime, task: Task, seen: int | None, to_on: date, reason: str) -> Task:
    """Move the day later, with a reason; the day first set stays."""
    said = worded(reason, field="reason", refusal=_("Hãy ghi vì sao gia hạn."))
    with write_gate():
        row = still_open(task, seen)
        if _is_drafted(row):
            raise Refused(_("Việc trong dự thảo chưa có hiệu lực: hãy sửa hạn trực tiếp."))
        if to_on <= row.due_on or to_on < timezone.localdate(at):
            raise Refused(_("Hạn mới phải sau hạn cũ và chưa qua."), field="to_on")
        Extension.objects.create(task=row, from_on=row.due_on, to_on=to_on, reason=said, at=at, by=by)
        before, row.due_on = {"due_on": row.due_on.isoformat()}, to_on
        stored(row)
        after = {"due_on": to_on.isoformat(), "reason": said}
        note(by=by, at=at, verb="steering.extend", subject=subject_of(row), before=before, after=after)
    return row


def drop(*, by: Any, at: datetime, task: Task, seen: int | None, why: str) -> Task:
    """End a task that will not be done, with the reason."""
    said = worded(why, field="why", refusal=_("Hãy ghi vì sao không thực hiện."))
    with write_gate():
        row = still_open(task, seen)
        row.state, row.dropped_why = states.DROPPED, said
        stored(row)
        note(by=by, at=at, verb="steering.drop_task", subject=subject_of(row), after={"dropped_why": said})
    return row


def take_out(*, by: Any, at: datetime, task: Task, seen: int | None) -> None:
    """Take a task off a draft plan on which no work was done."""
    with write_gate():
        row = still_open(task, seen)
        _refuse_signed(row)
        if not _is_drafted(row) or row.products.exists() or row.extensions.exists():
            raise Refused(_("Công việc này đã có kết quả hoặc không nằm trong dự thảo; hãy bỏ có lý do."))
        before = {"title": row.title, "due_on": row.due_on.isoformat()}
        note(by=by, at=at, verb="steering.take_out_task", subject=subject_of(row), before=before)
        row.delete()


def _is_drafted(row: Task) -> bool:
    return row.plan is not None and row.plan.state == states.DRAFT


def _refuse_signed(row: Task) -> None:
    if row.plan is not None and row.plan.state == states.ISSUED:
        raise Refused(
            _("Kế hoạch đã ban hành giữ nguyên. Đổi hạn thì gia hạn; việc mới thì thêm ngoài kế hoạch.")
        )


def _place_in(plan: Plan) -> int:
    """Return the place behind the last task of a draft; a signed plan takes none."""
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    if held.state == states.ISSUED:
        raise Refused(_("Kế hoạch đã ban hành; hãy thêm việc ngoài kế hoạch."))
    return Task.objects.filter(plan=plan.pk).count() + 1
