"""A person looks at a fact that was set aside: it counts in a half-day he names, or nowhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from nhipcau.attendance.actions.taking.handed import Handed
from nhipcau.attendance.actions.taking.results import Result
from nhipcau.attendance.actions.taking.taking import taken
from nhipcau.attendance.models import Scan
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet, Fact
from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note


def accept(*, by: Any, at: datetime, scan: Scan, half_day: Any) -> Result:
    """Count it in the half-day that was chosen, by a fact of its own; the first stays as it was said."""
    if half_day.conference_id != scan.site.conference_id:
        raise Refused(_("Buổi này thuộc hội nghị khác."), field="half_day")
    with write_gate():
        _look_at(scan, by, at)
        batch = BatchSheet(batch_id=str(uuid4()), facts=[_following(scan, half_day)])
        handed = Handed(at, batch, scan.site_id, states.SCREEN, by=by, is_part=True)
        (result,) = taken(handed, is_hopeful=False)
        if result.outcome in (states.REFUSED, states.QUARANTINED):
            raise Refused(_("Không tính được vào buổi này: người ấy không còn chỗ, hoặc buổi chưa tới giờ."))
        after = {"half_day": half_day.public_id, "outcome": result.outcome, "fact": result.fact_id}
        note(by=by, at=at, verb="attendance.accept", subject=f"attendance.scan:{scan.fact_id}", after=after)
    return result


def dismiss(*, by: Any, at: datetime, scan: Scan, why: str) -> Scan:
    """Leave it uncounted, with a reason."""
    why = " ".join(why.split())
    if not why:
        raise Refused(_("Nêu lý do không tính lượt này."), field="why")
    with write_gate():
        _look_at(scan, by, at)
        note(by=by, at=at, verb="attendance.dismiss", subject=f"attendance.scan:{scan.fact_id}",
             after={"reason": why})  # fmt: skip
    return scan


def _look_at(scan: Scan, by: Any, at: datetime) -> None:
    """Take the fact for oneself; it is decided once."""
    rows = Scan.objects.filter(pk=scan.pk, outcome=states.QUARANTINED, accepted_at=None)
    if not rows.update(accepted_at=at, accepted_by=by):
        raise Stale(_("Lượt này đã có người xem."))
    if Scan.objects.filter(undoes=scan.pk).exists():
        raise Refused(_("Điểm cầu đã bỏ lượt này; không tính nữa."))


def _following(scan: Scan, half_day: Any) -> Fact:
    if scan.delegate is None:
        raise Refused(_("Lượt này không ghi được của ai, nên không tính được."))
    kind = states.EXCUSE if scan.kind == states.EXCUSE else states.ARRIVE
    return Fact(str(uuid4()), kind, half_day.public_id, delegate=scan.delegate.public_id)
