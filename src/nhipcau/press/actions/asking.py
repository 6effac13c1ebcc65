"""Another unit is asked for facts, and replies; it sees the question put to it, not who asked the office."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions import start_clock
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.press.actions.turning import CUT, opened, stop
from nhipcau.press.models import Enquiry, FactRequest
from nhipcau.press.rules import states
from nhipcau.record.actions import note
from nhipcau.units.queries import unit_exists


def ask_facts(
    *, by: Any, at: datetime, enquiry: Enquiry, unit_id: str, question: str, seen: int | None = None
) -> FactRequest:
    """Put a question to another unit, on a clock of its own."""
    words = question.strip()
    if not words:
        raise Refused(_("Hãy ghi điều cần biết."), field="question")
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        if unit_id == row.unit_id or not unit_exists(unit_id):
            raise Refused(_("Hãy chọn đơn vị khác."), field="unit")
        asked = FactRequest(enquiry=row, unit_id=unit_id, question=words, asked_by=by, asked_at=at)
        asked.clock = start_clock(
            by=by, at=at, rule_code=states.FACTS_RULE, subject=subject_of_facts(asked), about=words[:CUT],
            unit_id=unit_id, started_at=at, reason=_("Gửi đề nghị"),
        )  # fmt: skip
        asked.save()
        after = {"unit": unit_id, "text": words, "enquiry": row.public_id}
        note(by=by, at=at, verb="press.ask_facts", subject=subject_of_facts(asked), after=after)
    return asked


def reply_facts(*, by: Any, at: datetime, request: FactRequest, reply: str) -> FactRequest:
    """Keep the reply of the asked unit's own people and stop its clock."""
    words = reply.strip()
    if not words:
        raise Refused(_("Hãy viết câu trả lời."), field="reply")
    with write_gate():
        row = FactRequest.objects.select_for_update(of=("self",)).select_related("clock").get(pk=request.pk)
        if by.unit_id != row.unit_id:
            raise Refused(_("Chỉ người của đơn vị được hỏi trả lời ở đây."))
        if row.replied_at is not None or row.ended_at is not None:
            raise Refused(_("Đề nghị này đã xong."))
        row.reply, row.replied_by, row.replied_at = words, by, at
        row.save(update_fields=["reply", "replied_by", "replied_at"])
        stop(row.clock, by=by, at=at, outcome=_("Đã trả lời"))
        note(by=by, at=at, verb="press.reply_facts", subject=subject_of_facts(row), after={"text": words})
    return row


def end_requests(enquiry: Enquiry, *, by: Any, at: datetime) -> None:
    """Let no unit work on facts for an enquiry that is closed."""
    waiting = FactRequest.objects.filter(enquiry=enquiry, replied_at=None, ended_at=None)
    for row in waiting.select_related("clock"):
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        stop(row.clock, by=by, at=at, outcome=_("Không cần nữa"), said=_("Câu hỏi của báo chí đã xong."))


def subject_of_facts(request: FactRequest) -> str:
    """Name a request for facts in the record."""
    return f"press.fact_request:{request.public_id}"
