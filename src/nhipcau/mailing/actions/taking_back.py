"""Taking back letters that have not left yet, because their words were corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions.erasing import erase_rows
from nhipcau.mailing.models import Letter, LetterState


def take_back(*, at: datetime, keys: Iterable[str]) -> set[str]:
    """End waiting letters unsent and erase their words; return which. One that is leaving now leaves.

    A letter that waits has reached nobody, also where it was tried before: see `handed`.
    """
    with write_gate():
        waiting = Letter.objects.select_for_update().filter(key__in=list(keys), state=LetterState.WAITING)
        taken = dict(waiting.values_list("pk", "key"))
        ended = Letter.objects.filter(pk__in=taken, state=LetterState.WAITING)
        ended.update(state=LetterState.RECALLED, ended_at=at)
        erase_rows(list(taken), at)
    return set(taken.values())
