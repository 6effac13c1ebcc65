"""What a site says of itself: the line, heads in the room, the signature under its roll.

Called by the site's page and by `taking` (facts of a device) inside its own gate.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from nhipcau.attendance.models import Attendance, Roll, SiteFact
from nhipcau.attendance.rules import states
from nhipcau.common.conflicts import Stale, take_revision
from nhipcau.common.identity import new_public_id
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note


def roll_of(*, site: Any, half_day: Any) -> Roll:
    """Return the roll of a site and half-day, made when first needed; inside the caller's gate."""
    roll, _new = Roll.objects.get_or_create(site=site, half_day=half_day)
    return roll


def add_site_fact(
    *, at: datetime, roll: Roll, fact_id: str, happened_at: datetime, line: str = "",
    heads: int | None = None, by: Any = None, device: Any = None,
) -> bool:  # fmt: skip
    """Keep one report of the line or of heads, inside the caller's gate; False: it came before.

    What happened later stands on the roll, whatever order the reports come in.
    """
    _fact, is_new = SiteFact.objects.get_or_create(
        fact_id=fact_id,
        defaults={"roll": roll, "line": line, "heads": heads, "happened_at": happened_at,
                  "received_at": at, "by": by, "device": device},
    )  # fmt: skip
    if not is_new:
        return False
    rows = Roll.objects.filter(pk=roll.pk)
    if line:
        rows.filter(Q(line_at__isnull=True) | Q(line_at__lte=happened_at)).update(
            line=line, line_at=happened_at
        )
    if heads is not None:
        rows.filter(Q(heads_at__isnull=True) | Q(heads_at__lte=happened_at)).update(
            heads=heads, heads_at=happened_at
        )
    hear(rolls=[roll.pk], at=at)
    return True


def hear(*, rolls: list[int], at: datetime) -> None:
    """Remember that something came from these sites; inside the caller's gate."""
    rows = Roll.objects.filter(pk__in=rolls)
    rows.update(revision=F("revision") + 1)
    rows.filter(Q(heard_at__isnull=True) | Q(heard_at__lt=at)).update(heard_at=at)


def say_line(
    *, at: datetime, site: Any, half_day: Any, line: str, by: Any = None, device: Any = None
) -> Roll:
    """Say whether the room is on the line."""
    if line not in states.LINES:
        raise Refused(_("Chọn một trong các trạng thái của đường truyền."), field="line")
    return _say(at=at, site=site, half_day=half_day, by=by, device=device, line=line)


def say_heads(
    *, at: datetime, site: Any, half_day: Any, heads: int, by: Any = None, device: Any = None
) -> Roll:
    """Say how many people the host counts in the room."""
    if not 0 <= heads <= 100_000:  # noqa: PLR2004 - no hall holds more
        raise Refused(_("Số người trong phòng không đọc được: viết một số nguyên."), field="heads")
    return _say(at=at, site=site, half_day=half_day, by=by, device=device, heads=heads)


def _say(*, at: datetime, site: Any, half_day: Any, by: Any, device: Any, **said: Any) -> Roll:
    _same_conference(site, half_day)
    with write_gate():
        roll = roll_of(site=site, half_day=half_day)
        before = {key: getattr(roll, key) for key in said}
        add_site_fact(at=at, roll=roll, fact_id=new_public_id(), happened_at=at, by=by, device=device, **said)
        roll.refresh_from_db()
        note(by=by, at=at, verb="attendance.say_line", subject=f"attendance.roll:{roll.public_id}",
             before=before, after=said)  # fmt: skip
    return roll


def sign_roll(
    *, at: datetime, site: Any, half_day: Any, name: str, by: Any = None, device: Any = None
) -> Roll:
    """Sign: freeze how many are present and who; what comes afterwards is marked late."""
    _same_conference(site, half_day)
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Viết họ tên người ký danh sách của điểm cầu."), field="name")
    if at < half_day.starts_at:
        raise Refused(_("Buổi này chưa bắt đầu: chỉ ký được danh sách khi buổi đã khai mạc."))
    with write_gate():
        roll = Roll.objects.select_for_update().get(pk=roll_of(site=site, half_day=half_day).pk)
        present = _present(roll)
        changes = {"signed_at": at, "signed_name": name[:120], "signed_by": by,
                   "signed_present": len(present), "signed_digest": digest(present)}  # fmt: skip
        rows = Roll.objects.filter(pk=roll.pk, signed_at__isnull=True)
        if not take_revision(rows, seen=None, **changes):
            raise Stale(_("Danh sách này đã ký rồi. Muốn sửa thì mở lại và nêu lý do."))
        note(by=by, at=at, verb="attendance.sign_roll", subject=f"attendance.roll:{roll.public_id}",
             after={"present": len(present), "digest": changes["signed_digest"],
                    "device": device.public_id if device else ""})  # fmt: skip
        roll.refresh_from_db()
    return roll


def reopen_roll(*, by: Any, at: datetime, roll: Roll, why: str) -> Roll:
    """Take the signature back, with a reason; the signed count stays in the record."""
    why = why.strip()
    if not why:
        raise Refused(_("Nêu lý do mở lại danh sách đã ký."), field="why")
    with write_gate():
        rows = Roll.objects.filter(pk=roll.pk, signed_at=roll.signed_at, signed_at__isnull=False)
        changes = {"signed_at": None, "signed_name": "", "signed_by": None, "signed_present": None,
                   "signed_digest": ""}  # fmt: skip
        if not take_revision(rows, seen=None, **changes):
            raise Stale(_("Danh sách này không còn chữ ký ấy: có người vừa mở lại hoặc ký lại."))
        note(by=by, at=at, verb="attendance.reopen_roll", subject=f"attendance.roll:{roll.public_id}",
             before={"present": roll.signed_present, "digest": roll.signed_digest},
             after={"reason": why})  # fmt: skip
        roll.refresh_from_db()
    return roll


def digest(public_ids: list[str]) -> str:
    """Return the SHA-256 over who was present; anybody with the list can work it out again."""
    return hashlib.sha256("\n".join(sorted(public_ids)).encode()).hexdigest()


def _present(roll: Roll) -> list[str]:
    rows = Attendance.objects.filter(half_day=roll.half_day_id, site=roll.site_id)
    return list(rows.values_list("delegate__public_id", flat=True))


def _same_conference(site: Any, half_day: Any) -> None:
    if site.conference_id != half_day.conference_id:
        raise Refused(_("Điểm cầu và buổi này không cùng một hội nghị."))
