"""Erasing the words and addresses of old letters. Called by `journeys.retention`, which notes the run.

Purpose, times and end stay, so that the counts of past months still hold.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.mailing.models import Enclosure, Letter
from nhipcau.mailing.queries.letters import erasable


def erase_letters(*, at: datetime, before: datetime, limit: int) -> int:
    """Erase up to `limit` letters that ended before a day; return how many."""
    with write_gate():
        ids = list(erasable(before).values_list("pk", flat=True)[:limit])
        Enclosure.objects.filter(letter_id__in=ids).delete()
        return Letter.objects.filter(pk__in=ids).update(
            to="", subject="", text="", html="", unsubscribe="", folded="", error="", erased_at=at
        )
