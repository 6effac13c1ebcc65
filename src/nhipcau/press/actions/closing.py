"""An enquiry ends: answered, refused on a ground in force, or taken back. Nothing else closes one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.rules.calendar import day_of
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.press.actions.asking import end_requests
from nhipcau.press.actions.letters import put_letter
from nhipcau.press.actions.turning import opened, stop, told_due, turned
from nhipcau.press.models import Enquiry
from nhipcau.press.models.enquiries import Outcome
from nhipcau.press.rules import states
from nhipcau.press.rules.refusals import ground_on
from nhipcau.record.rules import iso


def refuse(
    *, by: Any, at: datetime, enquiry: Enquiry, ground: str, note: str = "", seen: int | None = None
) -> Enquiry:
    """Refuse on a ground of the rule book in force today; its text goes to the journalist."""
    found = ground_on(ground, day_of(at))
    if found is None:
        words = _("Căn cứ này không có hiệu lực hôm nay. Không từ chối khi không có căn cứ.")
        raise Refused(words, field="ground")
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        row.ground, row.ground_basis = found.code, found.basis[:300]
        row.ground_text = found.told_in(row.language)
        put_letter(row, "refused", at=at, reason=row.ground_text, law=found.law_in(row.language))
        more = {"ground": found.code, "basis": found.basis, "text": row.ground_text}
        return close(row, by=by, at=at, outcome=states.REFUSED, verb="refuse", said=note, more=more)


def withdraw(*, by: Any, at: datetime, enquiry: Enquiry, note: str, seen: int | None = None) -> Enquiry:
    """Note that the journalist takes the question back; said how, so that nobody closes one for others."""
    if not note.strip():
        raise Refused(_("Hãy ghi nhà báo rút câu hỏi khi nào, bằng cách nào."), field="note")
    with write_gate():
        row = opened(enquiry, by=by, seen=seen)
        put_letter(row, "withdrawn", at=at)
        return close(row, by=by, at=at, outcome=states.WITHDRAWN, verb="withdraw", said=note, more={})


def close(
    row: Enquiry, *, by: Any, at: datetime, outcome: str, verb: str, more: dict[str, Any], said: str = ""
) -> Enquiry:
    """Close with an outcome: both clocks stop, no unit is left to work on it. Inside the caller's gate."""
    row.state, row.outcome, row.closed_at, row.closed_by = states.CLOSED, outcome, at, by
    row.closing_note = " ".join(said.split())[:500]
    words = str(Outcome(outcome).label)
    stop(row.clock, by=by, at=at, outcome=words, said=row.closing_note)
    stop(row.first_clock, by=by, at=at, outcome=words)
    end_requests(row, by=by, at=at)
    after = {**more, "outcome": outcome, "unit": row.unit_id, **told_due(row), "closed_at": iso(at)}
    return turned(row, by=by, at=at, verb=verb, after=after)
