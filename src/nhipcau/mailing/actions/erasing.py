"""Erasing words and addresses of old letters, old returned mail, left slips. Called by `journeys.retention`.

Purpose, times and end stay, so that the counts of past months still hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from nhipcau.common.writing import write_gate
from nhipcau.mailing import handed
from nhipcau.mailing.models import Enclosure, Letter, LetterState, Returned
from nhipcau.mailing.queries.letters import erasable
from nhipcau.mailing.queries.suppressed import old_returned
from nhipcau.mailing.rules.letters import ENDED


def erase_letters(*, at: datetime, before: datetime, limit: int) -> int:
    """Erase up to `limit` letters that ended before a day; return how many."""
    with write_gate():
        ids = list(erasable(before).values_list("pk", flat=True)[:limit])
        return erase_rows(ids, at)


def drop_returned(*, before: datetime, limit: int) -> int:
    """Drop up to `limit` returned mails of before a day; what they led to stays in the list of addresses."""
    with write_gate():
        ids = list(old_returned(before).values_list("pk", flat=True)[:limit])
        Returned.objects.filter(pk__in=ids).delete()
    return len(ids)


def sweep_slips() -> int:
    """Take away slips of letters that the database knows to have ended: their senders died just then."""
    lying = handed.lying()
    on_their_way = Letter.objects.filter(state=LetterState.SENDING).values_list("message_id", flat=True)
    needed = {path.stem for path in (handed.slip_of(each).last for each in on_their_way)}
    stale = [path for path in lying if path.stem not in needed]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def erase_letters_to(*, at: datetime, address: str, rooms: Iterable[str]) -> int:
    """Erase the letters of some rooms to one address; one that still waits is called back.

    A letter on its way this very moment is erased by the clean-up, when it has ended.
    """
    with write_gate():
        about = reduce(or_, (Q(purpose__startswith=f"{room}.") for room in rooms))
        held = Letter.objects.filter(about, to__iexact=address)
        held.filter(state=LetterState.WAITING).update(state=LetterState.RECALLED, ended_at=at)
        ended = held.filter(state__in=ENDED, erased_at__isnull=True)
        ids = list(ended.values_list("pk", flat=True))
        return erase_rows(ids, at)


def erase_rows(ids: list[int], at: datetime) -> int:
    """Empty these letters, inside the caller's gate."""
    Enclosure.objects.filter(letter_id__in=ids).delete()
    return Letter.objects.filter(pk__in=ids).update(
        to="", subject="", text="", html="", unsubscribe="", folded="", error="", erased_at=at
    )
