"""An enquiry is given to somebody of the unit, or handed to another unit; the clock keeps running."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions import hand_over as hand_over_clock
from nhipcau.clocks.actions.units import pass_to_unit
from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.press.actions.letters import put_letter
from nhipcau.press.actions.turning import opened, turned
from nhipcau.press.models import Enquiry, HandOver
from nhipcau.press.queries.wording import office_name
from nhipcau.press.rules import states
from nhipcau.press.rules.letters import language_of
from nhipcau.units.queries import unit_exists


def assign(*, by: Any, at: datetime, enquiry: Enquiry, holder: Any, seen: int | None = None) -> Enquiry:
    """Give an enquiry to somebody of the unit."""
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        if not holder.is_active or holder.unit_id != row.unit_id:
            raise Refused(_("Chỉ giao cho người đang làm việc ở đơn vị."), field="holder")
        if row.holder_id == holder.pk:
            raise Refused(_("Người này đang giữ câu hỏi rồi."), field="holder")
        before = {"holder": row.holder.public_id if row.holder else None}
        row.holder = holder
        row.state = states.ASSIGNED if row.state == states.RECEIVED else row.state
        if row.clock is not None and row.clock.is_running and row.clock.holder_id != holder.pk:
            hand_over_clock(by=by, at=at, clock=row.clock, holder=holder, reason=_("Giao câu hỏi"))
        after = {"holder": holder.public_id, "state": row.state}
        return turned(row, by=by, at=at, verb="assign", before=before, after=after)


def hand_over(
    *, by: Any, at: datetime, enquiry: Enquiry, unit_id: str, reason: str, seen: int | None = None
) -> Enquiry:
    """Hand an enquiry to the unit whose matter it is; received and due stay, the journalist is told."""
    why = " ".join(reason.split())[:500]
    if not why:
        raise Refused(_("Hãy ghi vì sao chuyển."), field="reason")
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        _refuse_taker(row, unit_id)
        giver, row.holder = row.unit_id, None
        for clock in _running(row):
            pass_to_unit(by=by, at=at, clock=clock, unit_id=unit_id, reason=why)
        HandOver.objects.create(enquiry=row, giver_id=giver, taker_id=unit_id, by=by, at=at, reason=why)
        put_letter(row, "handed_over", at=at, to=office_name(unit_id, language_of(row.language), day_of(at)))
        row.unit_id, row.state = unit_id, states.RECEIVED
        before, after = {"unit": giver}, {"unit": unit_id, "reason": why}
        return turned(row, by=by, at=at, verb="hand_over", before=before, after=after)


def _refuse_taker(row: Enquiry, unit_id: str) -> None:
    if unit_id == row.unit_id or not unit_exists(unit_id):
        raise Refused(_("Hãy chọn đơn vị khác."), field="unit")
    if row.statement_id is not None:
        raise Refused(
            _("Đơn vị ta đã soạn trả lời câu hỏi này: hãy trả lời xong, rồi ghi câu hỏi tiếp theo.")
        )


def _running(row: Enquiry) -> list[Any]:
    return [clock for clock in (row.clock, row.first_clock) if clock is not None and clock.is_running]
