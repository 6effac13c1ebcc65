"""Settling a conflict: the same pass at two sites, decided by one recorded act. For the conflict's page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.attendance.actions.rolls import roll_of
from nhipcau.attendance.models import Attendance, Conflict, Roll, Scan
from nhipcau.attendance.models.presence import ConflictState
from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note


def settle(*, by: Any, at: datetime, conflict: Conflict, site: Any, reason: str) -> Conflict:
    """Let the chosen site count; the presence stays one, whichever site it was."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Nêu căn cứ: ai xác nhận người này đã dự ở đâu."), field="reason")
    with write_gate():
        if Conflict.objects.select_for_update().get(pk=conflict.pk).state != ConflictState.OPEN:
            raise Stale(_("Trường hợp này đã có người xử lý, hoặc một trong hai lượt đã được bỏ."))
        presence = _presence(conflict)
        scan = _scan_at(conflict, presence, site)
        before = presence.site.public_id
        _count_at(presence, scan, site)
        Conflict.objects.filter(pk=conflict.pk).update(
            state=ConflictState.SETTLED, site=site, reason=reason[:300], settled_at=at, settled_by=by
        )
        _tell_rolls(conflict, site)
        note(by=by, at=at, verb="attendance.settle", subject=f"attendance.conflict:{conflict.public_id}",
             before={"site": before}, after={"site": site.public_id, "reason": reason})  # fmt: skip
        conflict.refresh_from_db()
    return conflict


def _presence(conflict: Conflict) -> Attendance:
    rows = Attendance.objects.select_related("site", "scan").select_for_update(of=("self",))
    found = rows.filter(half_day=conflict.half_day_id, delegate=conflict.delegate_id).first()
    if found is None:
        raise Stale(_("Người này không còn được ghi có mặt trong buổi ấy."))
    return found


def _scan_at(conflict: Conflict, presence: Attendance, site: Any) -> Scan:
    """Return the fact on which a presence at the chosen site rests."""
    for scan in (presence.scan, conflict.scan, conflict.first):
        if scan.site_id == site.pk:
            return scan
    raise Refused(_("Chọn một trong các điểm cầu đã ghi người này có mặt."), field="site")


def _count_at(presence: Attendance, scan: Scan, site: Any) -> None:
    if presence.scan_id != scan.pk:
        Attendance.objects.filter(pk=presence.pk).update(site=site, scan=scan, arrived_at=scan.happened_at)


def _tell_rolls(conflict: Conflict, site: Any) -> None:
    sites = {conflict.scan.site_id: conflict.scan.site, conflict.first.site_id: conflict.first.site,
             site.pk: site}  # fmt: skip
    rolls = [roll_of(site=one, half_day=conflict.half_day).pk for one in sites.values()]
    Roll.objects.filter(pk__in=rolls).update(revision=F("revision") + 1)
