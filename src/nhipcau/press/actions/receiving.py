"""A question arrives: its clocks start when it was received, the journalist gets a letter and an own page.

Called by the public form (by nobody), by the desk's forms and by journeys.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clocks.actions import start_clock
from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.press.actions.letters import put_letter
from nhipcau.press.actions.turning import CUT, opened, stop, subject_of, told_due, turned
from nhipcau.press.models import Enquiry
from nhipcau.press.rules import states
from nhipcau.record.actions import note

KEPT_FOR = timedelta(days=730)
"""Own choice: two years cover a follow-up and a complaint; then the tie to a person goes."""
MOST_LETTERS = 20_000
REASONS = {
    states.WEB: gettext_lazy("Gửi qua trang công khai"),
    states.MAIL: gettext_lazy("Thư đến"),
    states.PHONE: gettext_lazy("Điện thoại gọi đến"),
}


def receive_enquiry(
    *, by: Any, at: datetime, unit_id: str, channel: str, contact: Any, outlet_name: str, is_foreign: bool,
    language: str, question: str, wanted_by: date | None = None, received_at: datetime | None = None,
    follows: Enquiry | None = None,
) -> Enquiry:  # fmt: skip
    """Enter a question. What a person entered counts as acknowledged; what came by itself has to be read."""
    words = question.strip()
    if not words or len(words) > MOST_LETTERS:
        raise Refused(_("Hãy ghi câu hỏi, không quá 20.000 chữ."), field="question")
    if not outlet_name.strip():
        raise Refused(_("Hãy ghi tên cơ quan báo chí."), field="outlet_name")
    since = received_at or at
    if since > at:
        raise Refused(_("Lúc nhận không thể ở tương lai."), field="received_at")
    with write_gate():
        row = Enquiry(
            unit_id=unit_id, contact=contact, channel=channel,
            outlet_name=" ".join(outlet_name.split())[:200],
            is_foreign=is_foreign, language=language, question=words, wanted_by=wanted_by, received_at=since,
            entered_at=at, entered_by=by, follows=follows, expires_on=day_of(at) + KEPT_FOR,
        )  # fmt: skip
        row.clock = _started(row, states.rule_for(is_foreign=is_foreign), by=by, at=at)
        row.first_clock = _started(row, states.ACKNOWLEDGE_RULE, by=by, at=at)
        row.save()
        _note_received(row, by=by, at=at)
        if by is None:
            put_letter(row, "receipt", at=at)
        else:
            row = _acknowledged(row, by=by, at=at)
    return row


def acknowledge(*, by: Any, at: datetime, enquiry: Enquiry, seen: int | None = None) -> Enquiry:
    """Say to the journalist that a person has read the question."""
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        if row.acknowledged_at is not None:
            raise Refused(_("Đã báo cho nhà báo rồi."))
        return _acknowledged(row, by=by, at=at)


def _acknowledged(row: Enquiry, *, by: Any, at: datetime) -> Enquiry:
    row.acknowledged_at = at
    by_letter = put_letter(row, "acknowledged", at=at)
    stop(row.first_clock, by=by, at=at, outcome=_("Đã báo cho nhà báo"))
    return turned(row, by=by, at=at, verb="acknowledge", after={"by_letter": by_letter})


def _started(row: Enquiry, code: str, *, by: Any, at: datetime) -> Any:
    return start_clock(
        by=by, at=at, rule_code=code, subject=subject_of(row),
        about=f"{row.outlet_name}: {row.question[:CUT]}",
        unit_id=row.unit_id, started_at=row.received_at, reason=str(REASONS[row.channel]),
    )  # fmt: skip


def _note_received(row: Enquiry, *, by: Any, at: datetime) -> None:
    after = {
        "unit": row.unit_id, "channel": row.channel, "outlet": row.outlet_name, "is_foreign": row.is_foreign,
        "language": row.language, "follows": row.follows.public_id if row.follows else None, **told_due(row),
    }  # fmt: skip
    note(by=by, at=at, verb="press.receive_enquiry", subject=subject_of(row), after=after)
