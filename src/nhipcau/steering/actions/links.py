"""The secret address of a person's calendar is made, and made anew, which voids the old one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nhipcau.common.writing import write_gate
from nhipcau.record.actions import note
from nhipcau.steering.models import CalendarLink


def renew_link(*, by: Any, at: datetime) -> CalendarLink:
    """Give a person a new address of the calendar; an address made before opens nothing any more."""
    with write_gate():
        row, is_new = CalendarLink.objects.select_for_update().get_or_create(
            person=by, defaults={"made_at": at}
        )
        if not is_new:
            row.version, row.made_at = row.version + 1, at
            row.save()
        after = {"key_version": row.version}
        note(by=by, at=at, verb="steering.renew_link", subject=f"people.person:{by.public_id}", after=after)
    return row
