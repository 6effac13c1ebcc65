"""Old enquiries lose their tie to a person: the journalist's page closes. Called by the nightly work.

Question and answer stay, they are the office's own record; name and address are the contact's, erased there.
"""

from __future__ import annotations

from datetime import date, datetime

from nhipcau.common.writing import write_gate
from nhipcau.press.models import Enquiry
from nhipcau.press.models.enquiries import new_token
from nhipcau.press.rules import states
from nhipcau.record.actions import note

GONE = "~"
"""Begins the token of a page that is closed: no token made by us does."""


def close_pages(*, at: datetime, on: date, limit: int) -> int:
    """Close the pages of enquiries whose time is over; an open one never expires."""
    with write_gate():
        rows = Enquiry.objects.filter(expires_on__lt=on, state=states.CLOSED).exclude(token__startswith=GONE)
        found = list(rows.order_by("pk")[:limit])
        for row in found:
            row.token = f"{GONE}{new_token()}"
            row.save(update_fields=["token"])
        if found:
            after = {"closed_pages": len(found)}
            note(by=None, at=at, verb="press.close_pages", subject="press.enquiry:expired", after=after)
    return len(found)
