"""The nearest earlier claims of a unit, across languages, with why they match and how they differ.

In: a claim. Out: at most five others. The index stands in memory a process and is told only what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from nhipcau.reading.matching import ClaimIndex, Difference, Reason, differences, said_of, unpacked, why
from nhipcau.reading.tools import Embedder
from nhipcau.verification.models import Claim, ClaimVector, Finding, Occurrence, Relation
from nhipcau.verification.queries.claims import verdicts_of

Floats = NDArray[np.float32]
NEAREST = 5
"""answering.md: the five nearest earlier claims."""


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier claim that may say the same, with what speaks for and against; no number is shown."""

    claim: Claim
    text: str
    why: Reason
    shared: tuple[str, ...]
    """Words both hold, the rarest first."""
    differences: Sequence[Difference]
    finding: Finding | None
    relation: str
    """What was decided before, empty where nothing was."""


@dataclass
class _Shelf:
    """The index of one unit and the revision of each claim in it."""

    index: ClaimIndex
    revisions: dict[str, int] = field(default_factory=dict)


_shelves: dict[tuple[str, str], _Shelf] = {}
_lock = Lock()


def nearest_to(claim: Claim, embedder: Embedder | None) -> list[Near]:
    """Return the nearest other claims of the claim's unit, the nearest first."""
    said, language = text_of(claim)
    if not said:
        return []
    vectors = vectors_of([claim.pk], embedder)
    with _lock:
        shelf = _fresh_shelf(claim.unit_id, embedder)
        vector = vectors.get(claim.pk)
        found = shelf.index.nearest(said, language=language, limit=NEAREST + 1, vector=vector)
    shared = {str(one.key): one.shared_words for one in found if one.key != claim.public_id}
    return _told(claim, said, language, dict(list(shared.items())[:NEAREST]))


def text_of(claim: Claim) -> tuple[str, str]:
    """Return what is compared of a claim: its wording, else the first words that were marked."""
    if claim.wording:
        return claim.wording, claim.language
    first = min(claim.occurrences.all(), key=lambda row: (row.said_at, row.pk), default=None)
    return (first.exact, first.language) if first else ("", claim.language)


def compared(text: str) -> str:
    """Return the text as it is indexed and embedded."""
    return said_of(text)


def vectors_of(claim_ids: Iterable[int], embedder: Embedder | None) -> dict[int, Floats]:
    """Read what is kept of this model."""
    if embedder is None:
        return {}
    rows = ClaimVector.objects.filter(claim__in=list(claim_ids), model=embedder.name)
    return {row.claim_id: unpacked(bytes(row.numbers)) for row in rows}


def _fresh_shelf(unit_id: str, embedder: Embedder | None) -> _Shelf:
    """Bring the unit's index up to date: one small query, and the texts of what changed."""
    key = (unit_id, embedder.name if embedder else "")
    shelf = _shelves.setdefault(key, _Shelf(ClaimIndex(embedder)))
    now = dict(Claim.objects.filter(unit=unit_id).values_list("public_id", "revision"))
    for gone in shelf.revisions.keys() - now.keys():
        shelf.index.drop(gone)
    changed = [one for one, revision in now.items() if shelf.revisions.get(one) != revision]
    for claim, vector in _with_vectors(changed, embedder):
        said, language = text_of(claim)
        if said:
            shelf.index.put(claim.public_id, said, language=language, vector=vector)
    shelf.revisions = now
    return shelf


def _with_vectors(
    public_ids: Sequence[str], embedder: Embedder | None
) -> Iterable[tuple[Claim, Floats | None]]:
    found = list(Claim.objects.filter(public_id__in=public_ids).prefetch_related("occurrences"))
    vectors = vectors_of([claim.pk for claim in found], embedder)
    return [(claim, vectors.get(claim.pk)) for claim in found]


def _told(claim: Claim, said: str, language: str, shared: dict[str, tuple[str, ...]]) -> list[Near]:
    rows = Claim.objects.filter(public_id__in=shared).prefetch_related("occurrences")
    others = {row.public_id: row for row in rows}
    verdicts = verdicts_of([row.pk for row in others.values()])
    chosen = dict(Relation.objects.filter(claim=claim).values_list("other__public_id", "kind"))
    near = []
    for public_id in (one for one in shared if one in others):
        other = others[public_id]
        text, spoken = text_of(other)
        both = {"one_language": language, "other_language": spoken}
        near.append(
            Near(
                other, text, why(said, text, **both), shared[public_id], differences(said, text, **both),
                verdicts.get(other.pk), chosen.get(public_id, ""),
            )
        )  # fmt: skip
    return near


def claims_without_vector(model: str, most: int) -> list[Claim]:
    """Return claims whose text this model has not read yet, the newest first."""
    rows = Claim.objects.exclude(vectors__model=model).prefetch_related("occurrences")
    return list(rows.order_by("-pk")[:most])


def languages_of(claim: Claim) -> list[str]:
    """Return the languages in which a claim was met, each once."""
    met = Occurrence.objects.filter(claim=claim).exclude(language="").order_by("said_at")
    return list(dict.fromkeys(met.values_list("language", flat=True)))
