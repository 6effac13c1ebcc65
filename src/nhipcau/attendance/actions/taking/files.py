"""A batch handed over as a file by a person: the same JSON as over the line."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.attendance.actions.taking.results import Result
from nhipcau.attendance.actions.taking.taking import take
from nhipcau.attendance.models import Device
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import BatchSheet, sheet_from
from nhipcau.common.refusals import Refused

LARGEST = 1024 * 1024
"""As over the line; a half-day of a large hall is a tenth of it."""


def take_file(*, by: Any, at: datetime, site: Any, content: bytes) -> list[Result]:
    """Take what a device wrote into a file; the same file may be handed in again."""
    batch = batch_in(content)
    if batch.site and batch.site != site.public_id:
        raise Refused(_("Tệp này của điểm cầu khác: hãy mở đúng điểm cầu rồi nộp lại."), field="file")
    device = Device.objects.filter(public_id=batch.device, site=site.pk).first() if batch.device else None
    return take(at=at, batch=batch, site_id=site.pk, way=states.FILE, device=device, by=by)


def batch_in(content: bytes) -> BatchSheet:
    """Read a batch; what is no batch is refused in words."""
    if len(content) > LARGEST:
        raise Refused(_("Tệp lớn hơn 1 MB: đây không phải tệp điểm danh."), field="file")
    try:
        return sheet_from(json.loads(content))
    except (ValueError, RecursionError):
        raise Refused(
            _("Không đọc được tệp: hãy chọn tệp .json do trang điểm danh trên máy ghi ra."), field="file"
        ) from None
