"""The one door through which an enquiry changes: locked, of one's own unit, still open, noted once.

Called by every action of enquiries inside its write gate.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions import stop_clock
from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.press.models import Enquiry
from nhipcau.record.actions import note
from nhipcau.record.rules import iso

CUT = 160


def opened(enquiry: Enquiry, *, by: Any, seen: int | None = None) -> Enquiry:
    """Return the enquiry as it stands now, held until the action ends."""
    rows = Enquiry.objects.select_for_update(of=("self",)).select_related("clock", "contact")
    row: Enquiry = rows.get(pk=enquiry.pk)
    if by is not None and by.unit_id != row.unit_id:
        raise Refused(_("Câu hỏi này thuộc đơn vị khác."))
    if not row.is_open:
        raise Refused(_("Câu hỏi này đã xong, không đổi được nữa. Có thể ghi câu hỏi tiếp theo."))
    if seen is not None and seen != row.revision:
        raise Stale(_("Người khác vừa làm việc với câu hỏi này. Hãy xem lại rồi làm lần nữa."))
    return row


def subject_of(enquiry: Enquiry) -> str:
    """Name an enquiry in the record."""
    return f"press.enquiry:{enquiry.public_id}"


def turned(
    row: Enquiry, *, by: Any, at: datetime, verb: str, before: dict[str, Any] | None = None,
    after: dict[str, Any],
) -> Enquiry:  # fmt: skip
    """Store the changed enquiry and note it."""
    row.revision += 1
    row.save()
    note(by=by, at=at, verb=f"press.{verb}", subject=subject_of(row), before=before, after=after)
    return row


def stop(clock: Any, *, by: Any, at: datetime, outcome: str, said: str = "") -> None:
    """Stop a clock that still runs."""
    if clock is not None and clock.is_running:
        stop_clock(by=by, at=at, clock=clock, outcome=outcome, note=said)
        clock.refresh_from_db()


def told_due(row: Enquiry) -> dict[str, Any]:
    """Return what the record says of a deadline, so that figures can be had from the record alone."""
    return {"received_at": iso(row.received_at), "due_at": iso(row.clock.due_at) if row.clock else None}
