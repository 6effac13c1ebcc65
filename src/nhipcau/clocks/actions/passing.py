"""A clock changes hands, or stops. Called by the clock's page and by the rooms whose work it measures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions.checking import cut, reason_of, running
from nhipcau.clocks.models import NOTE_LENGTH, OUTCOME_LENGTH, Clock, HandOver
from nhipcau.clocks.rules.standing import Move
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.record.rules import iso


def hand_over(*, by: Any, at: datetime, clock: Clock, holder: Any, reason: str) -> Clock:
    """Give a clock to somebody else of its unit; the deadline stays as it is."""
    why = reason_of(reason)
    with write_gate():
        row = running(clock, Move.HAND_OVER)
        if row.holder_id == holder.pk:
            raise Refused(_("Người này đang giữ thời hạn rồi."), field="holder")
        if not holder.is_active or (row.unit_id and holder.unit_id != row.unit_id):
            raise Refused(_("Chỉ giao cho người đang làm việc ở đơn vị giữ thời hạn."), field="holder")
        giver = row.holder
        HandOver.objects.create(clock=row, giver=giver, taker=holder, by=by, at=at, reason=why)
        row.holder = holder
        row.save()
        before = {"clock_holder": giver.public_id if giver else None}
        after = {"clock_holder": holder.public_id, "reason": why}
        note(by=by, at=at, verb="clocks.hand_over", subject=_subject(row), before=before, after=after)
    return row


def stop_clock(*, by: Any, at: datetime, clock: Clock, outcome: str, note: str = "") -> Clock:
    """Stop a clock for good, with how the matter ended."""
    if not outcome.strip():
        raise Refused(_("Hãy ghi kết quả: không thời hạn nào dừng mà không có kết quả."), field="outcome")
    with write_gate():
        row = running(clock, Move.STOP)
        row.stopped_at, row.stopped_by = at, by
        row.outcome, row.note = cut(outcome, OUTCOME_LENGTH), cut(note, NOTE_LENGTH)
        row.save()
        _note_stop(by, at, row)
    return row


def _note_stop(by: Any, at: datetime, clock: Clock) -> None:
    after = {"outcome": clock.outcome, "due_at": iso(clock.due_at), "is_late": at > clock.due_at}
    note(by=by, at=at, verb="clocks.stop_clock", subject=_subject(clock), after=after)


def _subject(clock: Clock) -> str:
    return f"clocks.clock:{clock.public_id}"
