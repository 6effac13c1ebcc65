"""Plans of the calendar: put down, changed, moved on to made, out or dropped. Called by its screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.presenting.actions.checking import locked, needed, next_revision
from nhipcau.presenting.models import Channel, Piece, Plan, PlanState
from nhipcau.presenting.rules import planning
from nhipcau.presenting.rules.events import event_names
from nhipcau.record.actions import note


@dataclass(frozen=True, slots=True)
class Intended:
    """What is to come out when, for whom, where, and who sees to it."""

    title: str
    on: date
    due_on: date
    audience: str
    holder: Any
    event: str = ""
    channel: Channel | None = None
    languages: Sequence[str] = ("vi",)
    piece: Piece | None = None


def add_plan(*, by: Any, at: datetime, intended: Intended) -> Plan:
    """Put a plan on the calendar of one's unit."""
    columns = _checked(intended, by)
    with write_gate():
        plan = Plan.objects.create(unit_id=by.unit_id, created_at=at, changed_at=at, **columns)
        note(by=by, at=at, verb="presenting.add_plan", subject=_subject(plan), after=_noted(plan))
    return plan


def change_plan(*, by: Any, at: datetime, plan: Plan, seen: int, intended: Intended) -> Plan:
    """Change a plan that is not yet out."""
    columns = _checked(intended, by)
    with write_gate():
        row = locked(Plan, plan, by, seen)
        if row.state not in planning.OPEN:
            raise Refused(_("Việc này đã ra hoặc đã bỏ nên không sửa được nữa."))
        before = _noted(row)
        for name, value in columns.items():
            setattr(row, name, value)
        row.changed_at = at
        row.save()
        next_revision(row)
        note(
            by=by,
            at=at,
            verb="presenting.change_plan",
            subject=_subject(row),
            before=before,
            after=_noted(row),
        )
    return row


def move_plan(*, by: Any, at: datetime, plan: Plan, seen: int | None, to: str, why: str = "") -> Plan:
    """Say that it is made, out, dropped (with the reason) or planned again."""
    is_dropped = to == planning.DROPPED
    reason = needed(why, _("Hãy ghi vì sao bỏ."), "why") if is_dropped else ""
    with write_gate():
        row = locked(Plan, plan, by, seen)
        if not planning.may_move(row.state, to):
            words = {"state": PlanState(row.state).label, "to": PlanState(to).label}
            raise Refused(_("Không chuyển được từ “%(state)s” sang “%(to)s”.") % words, field="to")
        before = {"state": row.state}
        row.state, row.dropped_why, row.changed_at = to, reason[:300], at
        row.save()
        next_revision(row)
        after = {"state": to, **({"reason": reason} if reason else {})}
        note(by=by, at=at, verb="presenting.move_plan", subject=_subject(row), before=before, after=after)
    return row


def _checked(said: Intended, by: Any) -> dict[str, Any]:
    if said.due_on > said.on:
        raise Refused(_("Ngày phải xong không được sau ngày ra."), field="due_on")
    if said.audience not in planning.AUDIENCES:
        raise Refused(_("Hãy chọn đối tượng."), field="audience")
    if said.event and said.event not in event_names():
        raise Refused(_("Không thấy sự kiện này trong sổ sự kiện."), field="event")
    unknown = [one for one in said.languages if one not in settings.NEWSROOM_LANGUAGES]
    if unknown or not said.languages:
        raise Refused(_("Hãy chọn ngôn ngữ."), field="languages")
    if not said.holder.is_active or said.holder.unit_id != by.unit_id:
        raise Refused(_("Chỉ giao cho người đang làm việc ở đơn vị mình."), field="holder")
    if any(row is not None and row.unit_id != by.unit_id for row in (said.channel, said.piece)):
        raise Refused(_("Kênh hoặc bài này thuộc đơn vị khác."), field="channel")
    return {
        "title": needed(said.title, _("Hãy ghi việc gì."), "title"), "on": said.on, "due_on": said.due_on,
        "audience": said.audience, "holder": said.holder, "event": said.event, "channel": said.channel,
        "languages": list(said.languages), "piece": said.piece,
        "statement_id": said.piece.statement_id if said.piece else None,
    }  # fmt: skip


def _noted(plan: Plan) -> dict[str, Any]:
    return {
        "title": plan.title, "on": plan.on.isoformat(), "due_on": plan.due_on.isoformat(),
        "audience": plan.audience, "event": plan.event, "languages": plan.languages,
        "channel": plan.channel.public_id if plan.channel else None, "plan_holder": plan.holder.public_id,
        "piece": plan.piece.public_id if plan.piece else None,
    }  # fmt: skip


def _subject(plan: Plan) -> str:
    return f"presenting.plan:{plan.public_id}"
