"""What was wrong of our own is set right: a task with an owner and a clock, handed over, settled.

Opened only inside the passing of a finding that says so.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks import actions as clocks
from nhipcau.common.identity import new_public_id
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.verification.models import Correction, Finding

RULE = "verification.correction"
MOST_ABOUT = 300
"""As long as a clock's own words."""


def open_correction(*, by: Any, at: datetime, finding: Finding) -> Correction:
    """Make the task, its owner and its clock out of the finding's own words."""
    public_id = new_public_id()
    subject = f"verification.correction:{public_id}"
    owner: Any = finding.correct_by  # a constraint: this verdict names who corrects
    with write_gate():
        clock = clocks.start_clock(
            by=by, at=at, rule_code=RULE, subject=subject, about=finding.correct_what[:MOST_ABOUT],
            unit_id=finding.dossier.unit_id, holder=owner, started_at=at,
            reason=_("Kết luận: nhận định đúng, cơ quan ta phải đính chính"),
        )  # fmt: skip
        note(by=by, at=at, verb="verification.open_correction", subject=subject,
             after={"what": finding.correct_what, "owner": str(owner)})  # fmt: skip
        return Correction.objects.create(
            public_id=public_id, finding=finding, unit_id=finding.dossier.unit_id, what=finding.correct_what,
            where=finding.correct_where, owner=owner, clock=clock, made_at=at,
        )  # fmt: skip


def settle_correction(*, by: Any, at: datetime, correction: Correction, done_how: str) -> Correction:
    """Say what now stands where; the clock stops."""
    words = done_how.strip()
    if not words:
        raise Refused(_("Hãy ghi đã đính chính thế nào, nay ở đâu viết gì."), field="done_how")
    with write_gate():
        row = _open(correction)
        row.done_at, row.done_by, row.done_how = at, by, words
        row.save(update_fields=["done_at", "done_by", "done_how"])
        if row.clock.is_running:
            clocks.stop_clock(by=by, at=at, clock=row.clock, outcome=_("Đã đính chính"), note=words)
        note(by=by, at=at, verb="verification.settle_correction", subject=_subject(row),
             after={"done_how": words})  # fmt: skip
    return row


def hand_over_correction(
    *, by: Any, at: datetime, correction: Correction, owner: Any, reason: str
) -> Correction:
    """Give the task and its clock to a colleague of the same unit; the deadline stays."""
    if owner.unit_id != correction.unit_id or not owner.may("verification.settle_correction"):
        raise Refused(_("Hãy chọn một chuyên viên cùng đơn vị."), field="owner")
    if not reason.strip():
        raise Refused(_("Hãy ghi vì sao giao cho người khác."), field="reason")
    with write_gate():
        row = _open(correction)
        before = str(row.owner)
        if row.clock.is_running and row.clock.holder_id != owner.pk:
            clocks.hand_over(by=by, at=at, clock=row.clock, holder=owner, reason=reason)
        row.owner = owner
        row.save(update_fields=["owner"])
        note(by=by, at=at, verb="verification.hand_over_correction", subject=_subject(row),
             before={"owner": before}, after={"owner": str(owner), "reason": reason.strip()})  # fmt: skip
    return row


def _open(correction: Correction) -> Correction:
    row = (
        Correction.objects.select_for_update(of=("self",))
        .select_related("clock", "owner")
        .get(pk=correction.pk)
    )
    if row.done_at is not None:
        raise Refused(_("Việc này đã đính chính xong."))
    return row


def _subject(correction: Correction) -> str:
    return f"verification.correction:{correction.public_id}"
