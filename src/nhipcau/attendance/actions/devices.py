"""Phones that take attendance: added by the organiser, enrolled once by a code, revoked at any time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.attendance.actions.opening import make_rolls
from nhipcau.attendance.models import Device
from nhipcau.attendance.rules.passes import SIGNS
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note

CODE_SIGNS = 10
"""50 bits, used once within hours, with few tries a minute."""
CODE_HOLDS = timedelta(hours=72)
"""Sheets with codes are sent to the sites some days before."""
SEEN_AGAIN = timedelta(seconds=30)
"""A heartbeat more often tells nothing new."""
SAME_CLOCK_MS = 2000


def add_device(*, by: Any, at: datetime, site: Any, label: str) -> tuple[Device, str]:
    """Prepare a phone of a site; return it with its code, which is shown this once."""
    label = " ".join(label.split())
    if not label:
        raise Refused(_("Đặt tên cho máy, ví dụ: Máy 1."), field="label")
    code = "".join(secrets.choice(SIGNS) for _sign in range(CODE_SIGNS))
    with write_gate():
        device = Device.objects.create(
            site=site, label=label[:80], enrol_hash=hashed(code), enrol_until=at + CODE_HOLDS,
            added_by=by, added_at=at,
        )  # fmt: skip
        _note(by, at, "attendance.add_device", device, after={"label": label[:80]})
    return device, code


def renew_code(*, by: Any, at: datetime, device: Device) -> str:
    """Give a phone that was not enrolled in time, or was lost to its browser, a new code; its token ends."""
    code = "".join(secrets.choice(SIGNS) for _sign in range(CODE_SIGNS))
    with write_gate():
        rows = Device.objects.filter(pk=device.pk, revoked_at=None)
        fresh = {"enrol_hash": hashed(code), "enrol_until": at + CODE_HOLDS}
        if not rows.update(**fresh, token_hash="", enrolled_at=None):
            raise Refused(_("Máy này đã bị thu hồi; hãy thêm máy khác."))
        _note(by, at, "attendance.renew_code", device)
    return code


def enrol(*, at: datetime, code: str) -> tuple[Device, str]:
    """Enrol a phone by its one-time code; return it with its token, which only the phone keeps."""
    said = code.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
    token = secrets.token_urlsafe(32)
    with write_gate():
        rows = Device.objects.filter(enrol_hash=hashed(said), revoked_at=None, enrol_until__gte=at)
        device = rows.select_for_update(of=("self",)).select_related("site__conference").first()
        if device is None or len(said) != CODE_SIGNS:
            raise Refused(
                _("Mã này không đúng, đã dùng hoặc quá hạn. Hãy xin ban tổ chức mã mới."), field="code"
            )
        device.enrol_hash, device.token_hash, device.enrolled_at, device.seen_at = "", hashed(token), at, at
        device.save(update_fields=["enrol_hash", "token_hash", "enrolled_at", "seen_at"])
        make_rolls(device.site)
        _note(None, at, "attendance.enrol", device)
    return device, token


def revoke_device(*, by: Any, at: datetime, device: Device) -> Device:
    """Refuse everything this phone sends from now on; what it holds can still be handed in as a file."""
    with write_gate():
        rows = Device.objects.filter(pk=device.pk, revoked_at=None)
        if not rows.update(revoked_at=at, enrol_hash=""):
            raise Refused(_("Máy này đã bị thu hồi rồi."))
        _note(by, at, "attendance.revoke_device", device)
    return device


def device_of_token(token: str) -> Device | None:
    """Return the phone that holds this token, with its site and conference; None where none may."""
    rows = Device.objects.filter(token_hash=hashed(token), revoked_at=None)
    return rows.select_related("site__conference").first() if token else None


def heard_from(*, device: Device, at: datetime, offset_ms: int | None, waiting: int) -> None:
    """Remember when a phone was heard, how its clock goes and what waits on it; where that is news."""
    drift = abs((offset_ms or 0) - (device.offset_ms or 0))
    is_known = device.seen_at is not None and device.seen_at > at - SEEN_AGAIN
    if is_known and device.waiting == waiting and drift < SAME_CLOCK_MS:
        return
    rows = Device.objects.filter(pk=device.pk)
    rows.update(seen_at=at, waiting=waiting, offset_ms=device.offset_ms if offset_ms is None else offset_ms)


def took_bundle(*, device: Device, at: datetime) -> None:
    """Remember that a phone took the list of its site."""
    with write_gate():
        Device.objects.filter(pk=device.pk).update(bundle_at=at, seen_at=at)


def hashed(secret: str) -> str:
    """Return what is kept of a code or token; both are long and random, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _note(by: Any, at: datetime, verb: str, device: Device, after: dict[str, Any] | None = None) -> None:
    note(by=by, at=at, verb=verb, subject=f"attendance.device:{device.public_id}",
         after={"site": device.site.public_id, **(after or {})})  # fmt: skip
