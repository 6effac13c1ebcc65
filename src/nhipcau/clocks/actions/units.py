"""A clock goes to another unit with its matter; the deadline stays as it is. Called by press.

Whom it went from and to is kept by the room whose matter it is; here the record tells it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.clocks.actions.checking import reason_of, running
from nhipcau.clocks.models import Clock
from nhipcau.clocks.rules.standing import Move
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note


def pass_to_unit(*, by: Any, at: datetime, clock: Clock, unit_id: str, reason: str) -> Clock:
    """Give a running clock to another unit; nobody there holds it yet."""
    why = reason_of(reason)
    with write_gate():
        row = running(clock, Move.HAND_OVER)
        if row.unit_id == unit_id:
            raise Refused(_("Đơn vị này đang giữ thời hạn rồi."), field="unit")
        before = {"unit": row.unit_id, "clock_holder": row.holder.public_id if row.holder else None}
        row.unit_id, row.holder = unit_id, None
        row.save()
        after = {"unit": unit_id, "clock_holder": None, "reason": why}
        subject = f"clocks.clock:{row.public_id}"
        note(by=by, at=at, verb="clocks.pass_to_unit", subject=subject, before=before, after=after)
    return row
