"""Keeping what a model makes of claims: a cache, filled when a claim is worded and by the clock.

In: claims and a model. Out: rows of `ClaimVector`. The model works before the write gate opens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from nhipcau.common.writing import write_gate
from nhipcau.reading.matching import packed, vector_of
from nhipcau.reading.tools import Embedder
from nhipcau.verification.models import Claim, ClaimVector
from nhipcau.verification.queries.matching import claims_without_vector, compared, text_of

AT_ONCE = 64
"""Two to three seconds of one processor (answering.md: 25 to 29 short texts a second)."""


def keep_claim_vectors(claims: Iterable[Claim], *, embedder: Embedder | None) -> int:
    """Embed these claims where their text is new to the model; return how many were."""
    if embedder is None:
        return 0
    wanted = list(claims)
    kept = ClaimVector.objects.filter(claim__in=wanted, model=embedder.name)
    known = dict(kept.values_list("claim_id", "text_sha256"))
    made = 0
    for claim in wanted:
        said = compared(text_of(claim)[0])
        digest = hashlib.sha256(said.encode()).hexdigest()
        if said and known.get(claim.pk) != digest:
            made += _keep(claim, said, digest, embedder)
    return made


def keep_missing_vectors(*, embedder: Embedder | None, most: int = AT_ONCE) -> int:
    """Embed claims that have no vector of this model yet."""
    if embedder is None:
        return 0
    return keep_claim_vectors(claims_without_vector(embedder.name, most), embedder=embedder)


def _keep(claim: Claim, said: str, digest: str, embedder: Embedder) -> int:
    vector = vector_of(said, embedder)
    if vector is None:
        return 0
    row = {"text_sha256": digest, "numbers": packed(vector)}
    with write_gate():
        ClaimVector.objects.update_or_create(claim=claim, model=embedder.name, defaults=row)
    return 1
