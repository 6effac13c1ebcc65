"""What of the press waits for one person. In: who asks and when; out: rows, the most pressing first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.press.models import Conference, Enquiry
from nhipcau.press.queries.conferences import conferences_for
from nhipcau.press.queries.enquiries import open_for
from nhipcau.press.rules import states


def mine_or_nobodys(person: Any) -> QuerySet[Enquiry]:
    """Return open enquiries that this person holds, or nobody yet; a colleague's wait for the colleague."""
    rows: QuerySet[Enquiry] = open_for(person).filter(Q(holder=person.pk) | Q(holder=None))
    return rows


def unsettled(person: Any, at: datetime) -> QuerySet[Conference]:
    """Return conferences that are over and whose outcome nobody noted."""
    rows = conferences_for(person).filter(state=states.PLANNED, starts_at__lt=at)
    return rows.order_by("starts_at", "pk")
