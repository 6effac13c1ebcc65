"""Putting one letter to each of many, in few statements. Called by `statements.actions.dispatching`.

In: drafts with keys; out: what became of each, by key. A suppressed address is no letter, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.common.writing import write_gate
from nhipcau.mailing.actions.putting import Attachment, check, enclosures_of, new_message_id
from nhipcau.mailing.models import Enclosure, Letter
from nhipcau.mailing.queries.suppressed import suppressed_among

PUT, SUPPRESSED, REFUSED = "put", "suppressed", "refused"
AT_ONCE = 500
"""Under the 999 variables that the oldest SQLite takes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter to one address."""

    key: str
    to: str
    subject: str
    text: str
    language: str
    unsubscribe: str = ""
    attachments: tuple[Attachment, ...] = ()


def put_many(*, at: datetime, purpose: str, unit_id: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Put each letter once per key; return `put`, `suppressed` or `refused` by key."""
    outcomes = dict.fromkeys((draft.key for draft in drafts), PUT)
    suppressed = suppressed_among({draft.to for draft in drafts})
    fit: dict[str, Draft] = {}
    letters = []
    for draft in drafts:
        if draft.to in suppressed:
            outcomes[draft.key] = SUPPRESSED
        elif not _is_fit(draft, purpose):
            outcomes[draft.key] = REFUSED
        else:
            letters.append(_letter(draft, purpose, unit_id, at))
            fit[letters[-1].message_id] = draft
    with write_gate():
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        _enclose({name: draft for name, draft in fit.items() if draft.attachments})
    return outcomes


def _enclose(drafts: dict[str, Draft]) -> None:
    """Attach files to the letters that were new; one of a key put before has another Message-ID."""
    names = list(drafts)
    for start in range(0, len(names), AT_ONCE):
        new = Letter.objects.filter(message_id__in=names[start : start + AT_ONCE]).only("pk", "message_id")
        rows = [one for letter in new for one in enclosures_of(letter, drafts[letter.message_id].attachments)]
        Enclosure.objects.bulk_create(rows)


def _is_fit(draft: Draft, purpose: str) -> bool:
    try:
        check(key=draft.key, purpose=purpose, to=draft.to, subject=draft.subject, text=draft.text,
              attachments=draft.attachments, unsubscribe=draft.unsubscribe)  # fmt: skip
    except Refused:
        return False
    return True


def _letter(draft: Draft, purpose: str, unit_id: str, at: datetime) -> Letter:
    return Letter(
        key=draft.key, unit_id=unit_id, purpose=purpose, language=draft.language, to=draft.to,
        subject=draft.subject,
        text=draft.text, unsubscribe=draft.unsubscribe, message_id=new_message_id(),
        folded=fold(f"{draft.to} {draft.subject}")[:600], created_at=at, next_try_at=at,
    )  # fmt: skip
