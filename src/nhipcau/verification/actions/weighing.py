"""Weighing claims again as their stories grow. In: a time; out: how many changed. Called by the clock.

A machine's bookkeeping: no person acts, no record entry, and the revision a person saw stays good.
"""

from __future__ import annotations

from datetime import datetime

from nhipcau.common.writing import write_gate
from nhipcau.verification.models import Claim
from nhipcau.verification.queries.worth import claims_to_weigh, facts_of
from nhipcau.verification.rules.worth import worth_of

AT_ONCE = 200


def weigh_claims(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Weigh claims that wait, those weighed longest ago first; return how many were."""
    claims = claims_to_weigh(at, limit)
    for claim in claims:
        weigh_claim(claim=claim, at=at)
    return len(claims)


def weigh_claim(*, claim: Claim, at: datetime) -> None:
    """Store what a claim is worth now, with its reasons."""
    worth = worth_of(facts_of(claim, at))
    with write_gate():
        Claim.objects.filter(pk=claim.pk).update(worth=worth.points, worth_reasons=worth.rows, weighed_at=at)
