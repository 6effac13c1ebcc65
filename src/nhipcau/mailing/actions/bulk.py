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
from nhipcau.mailing.actions.putting import check, new_message_id
from nhipcau.mailing.models import Letter
from nhipcau.mailing.queries.suppressed import suppressed_among

PUT, SUPPRESSED, REFUSED = "put", "suppressed", "refused"


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter to one address."""

    key: str
    to: str
    subject: str
    text: str
    language: str
    unsubscribe: str = ""


def put_many(*, at: datetime, purpose: str, unit_id: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Put each letter once per key; return `put`, `suppressed` or `refused` by key."""
    outcomes = dict.fromkeys((draft.key for draft in drafts), PUT)
    suppressed = suppressed_among({draft.to for draft in drafts})
    fit = []
    for draft in drafts:
        if draft.to in suppressed:
            outcomes[draft.key] = SUPPRESSED
        elif not _is_fit(draft, purpose):
            outcomes[draft.key] = REFUSED
        else:
            fit.append(_letter(draft, purpose, unit_id, at))
    with write_gate():
        Letter.objects.bulk_create(fit, ignore_conflicts=True)
    return outcomes


def _is_fit(draft: Draft, purpose: str) -> bool:
    try:
        check(key=draft.key, purpose=purpose, to=draft.to, subject=draft.subject, text=draft.text,
              unsubscribe=draft.unsubscribe)  # fmt: skip
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
