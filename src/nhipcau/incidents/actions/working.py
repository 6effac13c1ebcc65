"""While an incident runs: the log grows, checks are ticked, rumours noted and followed, lessons written."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.common.files.secrecy import stamp_in
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.incidents.actions.declaring import still_open, subject_of
from nhipcau.incidents.models import Check, Incident, Lesson, Note, Rumour
from nhipcau.incidents.rules import levels
from nhipcau.record.actions import note


def write_note(*, by: Any, at: datetime, incident: Incident, kind: str, text: str) -> Note:
    """Add a line to the situation log; a wrong line is set right by the next one."""
    words = text.strip()
    if not words:
        raise Refused(_("Hãy ghi điều đã xảy ra hoặc đã quyết."), field="text")
    if stamp_in(words):
        raise Refused(_("Không ghi nội dung văn bản mật vào đây."), field="text")
    with write_gate():
        row = Note.objects.create(incident=still_open(incident), at=at, by=by, kind=kind, text=words)
        note(by=by, at=at, verb="incidents.write_note", subject=subject_of(incident), after={"kind": kind})
    return row


def tick(*, by: Any, at: datetime, check: Check) -> Check:
    """Say that a line of the checklist is done; the second to say so changes nothing."""
    with write_gate():
        still_open(check.incident)
        done = Check.objects.filter(pk=check.pk, done_at=None).update(done_at=at, done_by=by)
        if done:
            note(by=by, at=at, verb="incidents.tick", subject=subject_of(check.incident),
                 after={"step": check.text})  # fmt: skip
    return Check.objects.get(pk=check.pk)


def note_rumour(*, by: Any, at: datetime, incident: Incident, words: str) -> Rumour:
    """Note what is being told, never by whom."""
    if not words.strip():
        raise Refused(_("Hãy ghi điều đang được kể."), field="words")
    with write_gate():
        row = Rumour.objects.create(
            incident=still_open(incident), words=words.strip(), noted_at=at, noted_by=by
        )
        note(by=by, at=at, verb="incidents.note_rumour", subject=_subject(row), after={"words": row.words})
    return row


def check_rumour(*, by: Any, at: datetime, rumour: Rumour, claim: Any) -> Rumour:
    """Link a rumour to the claim under which it is checked."""
    if claim.unit_id != rumour.incident.unit_id:
        raise Refused(_("Hãy chọn nhận định của đơn vị mình."), field="claim")
    return _follow(by, at, rumour, "incidents.check_rumour", state=levels.CHECKED, claim=claim)


def answer_rumour(*, by: Any, at: datetime, rumour: Rumour, statement: Any) -> Rumour:
    """Link a rumour to the statement that answers it."""
    if statement.unit_id != rumour.incident.unit_id:
        raise Refused(_("Hãy chọn phát ngôn của đơn vị mình."), field="statement")
    return _follow(by, at, rumour, "incidents.answer_rumour", state=levels.ANSWERED, statement=statement)


def drop_rumour(*, by: Any, at: datetime, rumour: Rumour, why: str) -> Rumour:
    """Follow a rumour no further, and say why."""
    if not why.strip():
        raise Refused(_("Hãy ghi vì sao không theo tiếp."), field="why")
    return _follow(by, at, rumour, "incidents.drop_rumour", state=levels.BASELESS, why_dropped=why.strip())


def write_lesson(*, by: Any, at: datetime, incident: Incident, limit: str, cause: str, remedy: str,
                 owner: Any, due_on: date) -> Lesson:  # fmt: skip
    """Write a limit with its cause and remedy; it has an owner and a day, and stays until done."""
    if owner.unit_id != incident.unit_id:
        raise Refused(_("Hãy chọn người cùng đơn vị."), field="owner")
    with write_gate():
        row = Lesson.objects.create(
            incident=incident, limit=limit.strip(), cause=cause.strip(), remedy=remedy.strip(), owner=owner,
            due_on=due_on,
        )  # fmt: skip
        note(by=by, at=at, verb="incidents.write_lesson", subject=subject_of(incident),
             after={"limit": row.limit, "owner": str(owner), "due": due_on.isoformat()})  # fmt: skip
    return row


def settle_lesson(*, by: Any, at: datetime, lesson: Lesson, done_on: date, done_how: str) -> Lesson:
    """Say what was done about a limit."""
    if not done_how.strip():
        raise Refused(_("Hãy ghi đã khắc phục thế nào."), field="done_how")
    with write_gate():
        row = Lesson.objects.select_for_update().select_related("incident").get(pk=lesson.pk)
        if row.done_on is not None:
            raise Refused(_("Việc này đã ghi là xong."))
        row.done_on, row.done_how = done_on, done_how.strip()
        row.save(update_fields=["done_on", "done_how"])
        note(by=by, at=at, verb="incidents.settle_lesson", subject=subject_of(row.incident),
             after={"limit": row.limit, "how": row.done_how})  # fmt: skip
    return row


def _follow(by: Any, at: datetime, rumour: Rumour, verb: str, **changes: Any) -> Rumour:
    with write_gate():
        row = Rumour.objects.select_for_update().select_related("incident").get(pk=rumour.pk)
        still_open(row.incident)
        before = row.state
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(changes))
        note(by=by, at=at, verb=verb, subject=_subject(row), before={"state": before},
             after={"state": row.state})  # fmt: skip
    return row


def _subject(rumour: Rumour) -> str:
    return f"incidents.rumour:{rumour.public_id}"
