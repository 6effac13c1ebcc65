"""An incident or a drill is declared: its checklist, its first duty, its clock; later it is closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks import actions as clocks
from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.folding import fold
from nhipcau.common.identity import new_public_id
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.incidents.models import Assignment, Check, Incident, Note
from nhipcau.incidents.rules import levels
from nhipcau.incidents.rules.playbook import playbooks
from nhipcau.record.actions import note

RULE = "press.incident"


def declare(*, by: Any, at: datetime, title: str, playbook: str, level: str, place: str,
            received_at: datetime, is_drill: bool, story_id: int | None = None) -> Incident:  # fmt: skip
    """Declare; whoever declares leads until somebody else does. A drill runs no legal clock."""
    if received_at > at:
        raise Refused(_("Lúc tiếp nhận không thể ở tương lai."), field="received_at")
    public_id = new_public_id()
    with write_gate():
        clock = None if is_drill else clocks.start_clock(
            by=by, at=at, rule_code=RULE, subject=f"incidents.incident:{public_id}", about=title,
            unit_id=by.unit_id, holder=by, started_at=received_at,
            reason=_("Cơ quan tiếp nhận, xử lý vụ việc"),
        )  # fmt: skip
        row = Incident.objects.create(
            public_id=public_id, unit_id=by.unit_id, title=title, playbook=playbook, level=level, place=place,
            is_drill=is_drill, received_at=received_at, declared_at=at, declared_by=by, story_id=story_id,
            clock=clock, folded=fold(f"{title} {place}")[:900],
        )  # fmt: skip
        Check.objects.bulk_create(_checks(row))
        Assignment.objects.create(incident=row, duty=levels.LEADS, person=by, starts_at=at)
        words = _("Bắt đầu diễn tập.") if is_drill else _("Công bố sự cố.")
        Note.objects.create(incident=row, at=at, by=by, kind=levels.DECISION, text=words)
        note(by=by, at=at, verb="incidents.declare", subject=subject_of(row),
             after={"title": title, "level": level, "drill": is_drill})  # fmt: skip
    return row


def assign(*, by: Any, at: datetime, incident: Incident, duty: str, person: Any) -> Assignment:
    """Give a duty to a colleague of the unit; whoever had it hands it over."""
    if person.unit_id != incident.unit_id:
        raise Refused(_("Hãy chọn người cùng đơn vị."), field="person")
    with write_gate():
        still_open(incident)
        held = Assignment.objects.filter(incident=incident, duty=duty, ends_at=None)
        before = [str(row.person) for row in held.select_related("person")]
        held.update(ends_at=at)
        row = Assignment.objects.create(incident=incident, duty=duty, person=person, starts_at=at)
        note(by=by, at=at, verb="incidents.assign", subject=subject_of(incident),
             before={"who": before}, after={"duty": duty, "who": str(person)})  # fmt: skip
    return row


def change_level(*, by: Any, at: datetime, incident: Incident, level: str, reason: str) -> None:
    """Raise or lower the level, with the reason in the log."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do."), field="reason")
    with write_gate():
        row = still_open(incident)
        Incident.objects.filter(pk=row.pk).update(level=level)
        words = _("Đổi mức thành “%(level)s”: %(reason)s")
        label = dict(Incident._meta.get_field("level").flatchoices)[level]  # noqa: SLF001 - Django's own door
        Note.objects.create(incident=row, at=at, by=by, kind=levels.DECISION,
                            text=words % {"level": label, "reason": reason.strip()})  # fmt: skip
        note(by=by, at=at, verb="incidents.change_level", subject=subject_of(row),
             before={"level": row.level}, after={"level": level, "reason": reason.strip()})  # fmt: skip


def close(*, by: Any, at: datetime, incident: Incident, seen: int, what_happened: str,
          what_went_well: str) -> Incident:  # fmt: skip
    """End it with the account that the after-action report begins with; the clock stops."""
    if not what_happened.strip():
        raise Refused(_("Hãy viết diễn biến trước khi kết thúc."), field="what_happened")
    with write_gate():
        open_rows = Incident.objects.filter(pk=incident.pk, state=levels.OPEN)
        changes = {
            "state": levels.CLOSED,
            "closed_at": at,
            "closed_by": by,
            "what_happened": what_happened.strip(),
            "what_went_well": what_went_well.strip(),
        }
        if not take_revision(open_rows, seen=seen, **changes):
            raise Stale(_("Sự cố này vừa được người khác đổi. Hãy xem lại rồi kết thúc."))
        row = Incident.objects.select_related("clock").get(pk=incident.pk)
        if row.clock is not None and row.clock.is_running:
            clocks.stop_clock(by=by, at=at, clock=row.clock, outcome=_("Đã kết thúc sự cố"), note="")
        Assignment.objects.filter(incident=row, ends_at=None).update(ends_at=at)
        note(by=by, at=at, verb="incidents.close", subject=subject_of(row), after={"title": row.title})
    return row


def still_open(incident: Incident) -> Incident:
    """Return the incident as it stands, held; refuse a closed one."""
    row = Incident.objects.select_for_update().get(pk=incident.pk)
    if row.state != levels.OPEN:
        raise Refused(_("Sự cố này đã kết thúc."))
    return row


def subject_of(incident: Incident) -> str:
    """Name an incident in the record."""
    return f"incidents.incident:{incident.public_id}"


def _checks(incident: Incident) -> list[Check]:
    return [
        Check(incident=incident, position=position, text=step.text, text_en=step.text_en, duty=step.duty,
              due_at=incident.declared_at + timedelta(minutes=step.minutes))
        for position, step in enumerate(playbooks()[incident.playbook].steps, start=1)
    ]  # fmt: skip
