"""A claim's road between rooms, as far as no person has to press a button. Called by the worker's duties.

Marked in a story, sorted, worded → its dossier gathers evidence, asks units (`clocks` runs) → a finding is sealed,
read by a second person, passed → the kit; or, where we were wrong, a correction with an owner and a clock.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.verification.actions.letters import put_letters
from nhipcau.verification.actions.weighing import weigh_claims


def weigh_again(*, at: datetime) -> int:
    """Weigh open claims as their stories grow; the queue is sorted by it and loses nothing."""
    return weigh_claims(at=at)


def tell_whoever_is_asked(*, at: datetime) -> int:
    """Write to units that are asked for facts, and to the owners of corrections."""
    return put_letters(at=at)
