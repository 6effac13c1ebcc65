"""A claim's road between rooms, as far as no person has to press a button. Called by the worker's duties.

Marked in a story, sorted, worded → its dossier gathers evidence, asks units (`clocks` run) → a finding is
sealed, read by a second person, passed → the kit; or, where we were wrong, a correction with owner and clock.
From the passed finding the spokesperson's office drafts a response; `statement.py` has its road from there.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.reading.tools import Embedder
from nhipcau.verification.actions.claim_vectors import keep_missing_vectors
from nhipcau.verification.actions.letters import put_letters
from nhipcau.verification.actions.weighing import weigh_claims


def weigh_again(*, at: datetime, embedder: Embedder | None = None) -> int:
    """Weigh open claims as their stories grow, and keep the meaning of new ones for those that look for it.

    The queue is sorted by the weight and loses nothing.
    """
    return weigh_claims(at=at) + keep_missing_vectors(embedder=embedder)


def tell_whoever_is_asked(*, at: datetime) -> int:
    """Write to units that are asked for facts, and to the owners of corrections."""
    return put_letters(at=at)
