"""Erasing the words and addresses of old letters, and left slips. Called by `journeys.retention`.

Purpose, times and end stay, so that the counts of past months still hold.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.mailing import handed
from nhipcau.mailing.models import Enclosure, Letter, LetterState
from nhipcau.mailing.queries.letters import erasable


def erase_letters(*, at: datetime, before: datetime, limit: int) -> int:
    """Erase up to `limit` letters that ended before a day; return how many."""
    with write_gate():
        ids = list(erasable(before).values_list("pk", flat=True)[:limit])
        Enclosure.objects.filter(letter_id__in=ids).delete()
        return Letter.objects.filter(pk__in=ids).update(
            to="", subject="", text="", html="", unsubscribe="", folded="", error="", erased_at=at
        )


def sweep_slips() -> int:
    """Take away slips of letters that the database knows to have ended: their senders died just then."""
    lying = handed.lying()
    on_their_way = Letter.objects.filter(state=LetterState.SENDING).values_list("message_id", flat=True)
    needed = {path.stem for path in (handed.slip_of(each).last for each in on_their_way)}
    stale = [path for path in lying if path.stem not in needed]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)
