"""A question's road between rooms, as far as no person has to press a button. Called by the worker's duties.

Asked on the public site, by mail or telephone → clock and acknowledgement → assigned, facts asked of others →
an answer drafted as a statement, approved, signed → the exact words to the journalist; the clock stops.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from nhipcau.contacts.actions.erasing import erase_expired
from nhipcau.press.actions.forgetting import close_pages

AT_ONCE = 500


def forget_old_questions(*, at: datetime) -> int:
    """Close the pages of journalists whose matter is over, and erase contacts whose term has ended."""
    return close_pages(at=at, on=localdate(at), limit=AT_ONCE) + erase_expired(at=at, limit=AT_ONCE)
