"""Who signed a roll is forgotten with the delegates of its conference; the signature's count stays."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from nhipcau.attendance.models import Roll
from nhipcau.common.writing import write_gate


def forget_signers(*, at: datetime) -> int:
    """Empty the names of clerks who signed, of conferences past their day; return how many."""
    with write_gate():
        rows = Roll.objects.filter(site__conference__personal_until__lt=timezone.localdate(at))
        return rows.exclude(signed_name="").update(signed_name="")
