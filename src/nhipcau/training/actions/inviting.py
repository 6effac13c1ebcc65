"""Inviting by letter and calendar file, telling changes, calling off, taking answers. Keys hold ids only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.common.conflicts import take_revision
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions import Attachment, Draft, put_many
from nhipcau.mailing.actions.bulk import PUT
from nhipcau.record.actions import note
from nhipcau.training import inviting_words as words_of
from nhipcau.training.calendars import event_file
from nhipcau.training.models import Conference, Delegate, Invitation
from nhipcau.training.queries import inviting as queries
from nhipcau.training.rules import states
from nhipcau.training.rules.inviting import CANCEL, REQUEST, Facts, fingerprint, may_answer
from nhipcau.training.rules.nominating import is_address

Told = tuple[Delegate, Facts, int]
"""Whom, of what, by which sequence."""


def invite(*, by: Any, at: datetime, conference: Conference, delegates: Iterable[Delegate]) -> int:
    """Write to these delegates, each once, where a mail address is known; return how many letters."""
    if conference.state != states.PLANNED:
        raise Refused(_("Hội nghị đã kết thúc hoặc không tổ chức nữa, không gửi giấy mời."))
    with write_gate():
        wanted = queries.to_invite(conference).filter(pk__in=[one.pk for one in delegates])
        facts = queries.facts_by_site(conference)
        rows = [(one, facts[one.site_id], 0) for one in wanted.select_related("conference", "site")]
        sent = _send(rows, at=at, purpose=words_of.INVITED, method=REQUEST)
        Invitation.objects.bulk_create(
            [Invitation(delegate=one, facts=fingerprint(told), told_at=at) for one, told, _sequence in sent],
            batch_size=200,
        )
        note(by=by, at=at, verb="training.invite", subject=f"training.conference:{conference.public_id}",
             after={"letters": len(sent)})  # fmt: skip
    return len(sent)


def tell_changes(*, at: datetime, limit: int) -> int:
    """Tell who was told otherwise, and call off what is off; up to `limit` letters. Called by the worker."""
    on = timezone.localdate(at)
    with write_gate():
        off = list(queries.called_off(on)[:limit])
        count = _call_off(off, at)
        for conference in queries.planned_with_invitations(on):
            for site_id, facts in queries.facts_by_site(conference).items():
                late = queries.told_otherwise(conference, site_id, fingerprint(facts))
                count += _tell_anew(list(late[: max(limit - count, 0)]), facts, at)
        if count:
            note(by=None, at=at, verb="training.tell_changes", subject="training.conferences",
                 after={"letters": count})  # fmt: skip
    return count


def answer(*, at: datetime, delegate: Delegate, answer: str, words: str = "", by: Any = None) -> None:
    """Keep what a delegate answered; changeable until the start. His reason stays out of the record."""
    if answer not in {states.COMES, states.EXCUSED}:
        raise Refused(_("Hãy chọn một câu trả lời."), field="answer")
    reason = " ".join(words.split())[:300] if answer == states.EXCUSED else ""
    if answer == states.EXCUSED and not reason:
        raise Refused(_("Hãy ghi lý do báo vắng."), field="words")
    if not may_answer(queries.facts_of(delegate.conference, delegate.site), at):
        raise Refused(_("Hội nghị đã bắt đầu, câu trả lời không đổi được nữa."))
    with write_gate():
        rows = Delegate.objects.filter(pk=delegate.pk, state=states.NAMED, erased_at=None)
        if not take_revision(rows, seen=None, answer=answer, answer_words=reason, answered_at=at):
            raise Refused(_("Tên này không còn trong danh sách."))
        note(by=by, at=at, verb="training.answer", subject=f"training.delegate:{delegate.public_id}",
             before={"answer": delegate.answer}, after={"answer": answer})  # fmt: skip
    delegate.refresh_from_db()


def _tell_anew(rows: Sequence[Invitation], facts: Facts, at: datetime) -> int:
    told = [(row.delegate, facts, row.sequence + 1) for row in rows]
    sent = {one.pk for one, _facts, _number in _send(told, at=at, purpose=words_of.CHANGED, method=REQUEST)}
    for row in rows:
        # An address that takes no more letters is not tried again for the same change.
        row.facts, row.told_at = fingerprint(facts), at
        row.sequence += row.delegate_id in sent
    Invitation.objects.bulk_update(rows, ["facts", "sequence", "told_at"], batch_size=200)
    return len(rows)


def _call_off(rows: Sequence[Invitation], at: datetime) -> int:
    told = [
        (row.delegate, queries.facts_of(row.delegate.conference, row.delegate.site), row.sequence + 1)
        for row in rows
    ]
    _send(told, at=at, purpose=words_of.CANCELLED, method=CANCEL)
    for row in rows:
        row.is_cancelled, row.told_at = True, at
        row.sequence += 1
    Invitation.objects.bulk_update(rows, ["is_cancelled", "sequence", "told_at"], batch_size=200)
    return len(rows)


def _send(rows: Sequence[Told], *, at: datetime, purpose: str, method: str) -> list[Told]:
    """Put the letters of one conference or of many; return to whom one was put."""
    by_key: dict[str, Told] = {}
    by_unit: dict[str, list[Draft]] = {}
    with override("vi"):
        for row in rows:
            if is_address(row[0].email):
                draft = _draft(row, at=at, purpose=purpose, method=method)
                by_key[draft.key] = row
                by_unit.setdefault(row[0].conference.unit_id, []).append(draft)
    outcomes: dict[str, str] = {}
    for unit_id, drafts in by_unit.items():
        outcomes |= put_many(at=at, purpose=purpose, unit_id=unit_id, drafts=drafts)
    return [by_key[key] for key, outcome in outcomes.items() if outcome == PUT]


def _draft(row: Told, *, at: datetime, purpose: str, method: str) -> Draft:
    delegate, facts, sequence = row
    content = event_file(delegate, method, sequence, at=at, facts=facts)
    file = Attachment(words_of.file_name(method), "text/calendar", content)
    return Draft(
        key=f"{purpose}:{delegate.public_id}:{sequence}", to=delegate.email, language="vi",
        attachments=(file,),
        subject=words_of.subject(facts, purpose), text=words_of.text(delegate, facts, purpose),
    )  # fmt: skip
