"""A question's road between rooms, as far as no person has to press a button. Called by the worker's duties.

Asked on the public site, by mail or telephone → clock and acknowledgement → assigned, facts asked of others →
an answer drafted as a statement, approved, signed → the exact words to the journalist; the clock stops.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from nhipcau.press.actions.forgetting import close_pages
from nhipcau.press.actions.telling import tell_corrections

AT_ONCE = 500


def tell_askers(*, at: datetime) -> int:
    """Send journalists the correction of an answer they got."""
    return tell_corrections(at=at, limit=AT_ONCE)


def forget_old_questions(*, at: datetime) -> int:
    """Close the pages of journalists whose matter is over."""
    return close_pages(at=at, on=localdate(at), limit=AT_ONCE)
