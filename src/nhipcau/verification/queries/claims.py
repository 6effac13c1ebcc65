"""Claims for a person: the queue with its filters, one claim, where it was met, how it stands to others.

In: who asks. Out: claims of that person's unit and no other. Nothing here asks who said or marked a thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from nhipcau.common.folding import fold_words
from nhipcau.verification.models import Claim, ClaimUnit, Dossier, Finding, Occurrence, Relation
from nhipcau.verification.queries.standing import with_standing
from nhipcau.verification.rules import states


@dataclass(frozen=True, slots=True)
class Filters:
    """What an officer narrows the queue by; empty means everything. No score and no person is among them."""

    query: str = ""
    kind: str = ""
    standing: str = ""
    """As `queries.standing` derives it from claim and dossier."""
    is_work: bool | None = None
    """What still needs somebody, or what does not."""
    language: str = ""
    """In which it was met."""
    leaning: str = ""
    unit_ids: frozenset[str] | None = None
    has_dossier: bool | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Related:
    """How a claim stands to another, as seen from the first."""

    id: int
    kind: str
    claim: Claim
    """The other one."""
    is_ours: bool
    """Decided on this claim's page, where it can be taken back."""
    decided_by: Any
    decided_at: datetime
    note: str


TURNED = {states.NARROWER: states.BROADER, states.BROADER: states.NARROWER}


def claims_for(person: Any, asked: Filters = NO_FILTERS) -> QuerySet[Claim]:
    """Return the claims of the person's unit: what needs somebody first, then by worth."""
    if not person.may("verification.see_claims"):
        return Claim.objects.none()
    found: QuerySet[Any] = with_standing(Claim.objects.filter(_plain(asked), unit=person.unit_id)).annotate(
        places=Count("occurrences", distinct=True), is_opened=Exists(_dossiers())
    )
    if asked.language:
        found = found.filter(Exists(_of(Occurrence, language=asked.language)))
    if asked.unit_ids is not None:
        found = found.filter(Exists(_of(ClaimUnit, unit__in=asked.unit_ids)))
    if asked.has_dossier is not None:
        found = found.filter(is_opened=asked.has_dossier)
    if asked.standing:
        found = found.filter(standing=asked.standing)
    if asked.is_work is not None:
        found = found.filter(is_work=asked.is_work)
    return found.order_by("-is_work", "-worth", "noted_at", "pk")


def get_claim_for(person: Any, public_id: str) -> Claim:
    """Return a claim of the person's unit, or 404."""
    found = claims_for(person).select_related("story", "routed_to", "same_as", "noted_by")
    claim = found.filter(public_id=public_id).first()
    if claim is None:
        raise Http404
    return claim


def languages_met_for(person: Any) -> list[str]:
    """Return the languages in which the unit's claims were met."""
    met = Occurrence.objects.filter(claim__unit=person.unit_id).exclude(language="")
    return list(met.order_by("language").values_list("language", flat=True).distinct())


def occurrences_of(claims: Iterable[Claim]) -> list[Occurrence]:
    """Return where these claims were met, the earliest first."""
    rows = Occurrence.objects.filter(claim__in=list(claims)).select_related("article", "version", "claim")
    return list(rows.order_by("said_at", "pk"))


def repeats_of(claim: Claim) -> list[Claim]:
    """Return the claims that lead to this one, also over others, the earliest first."""
    found: dict[int, Claim] = {}
    fresh = [claim.pk]
    while fresh:
        rows = Claim.objects.filter(same_as__in=fresh).exclude(pk__in=[claim.pk, *found])
        fresh = [row.pk for row in rows]
        found |= {row.pk: row for row in rows}
    return sorted(found.values(), key=lambda row: (row.noted_at, row.pk))


def root_of(claim: Claim) -> Claim:
    """Return the claim that a repeat leads to; itself when it is none."""
    seen = {claim.pk}
    while claim.same_as is not None and claim.same_as_id not in seen:
        claim = claim.same_as
        seen.add(claim.pk)
    return claim


def relations_of(claim: Claim) -> list[Related]:
    """Return how a claim stands to others, from both sides."""
    rows = Relation.objects.filter(Q(claim=claim) | Q(other=claim))
    return [_related(row, claim) for row in rows.select_related("claim", "other", "decided_by")]


def verdicts_of(claim_ids: Iterable[int]) -> dict[int, Finding]:
    """Return the last passed finding of each claim that has one."""
    passed = Finding.objects.filter(dossier__claim__in=list(claim_ids), state=states.PASSED)
    return {row.dossier.claim_id: row for row in passed.select_related("dossier").order_by("number")}


def has_dossier(claim: Claim) -> bool:
    """Say whether a dossier was opened; what a claim is can no longer be changed then."""
    return Dossier.objects.filter(claim=claim).exists()


def claims_met_in(person: Any, *, story_ids: Iterable[int] = (), article: str = "") -> list[Claim]:
    """Return the unit's claims marked in a story or in an article."""
    met = Occurrence.objects.filter(claim=OuterRef("pk"), article__public_id=article)
    found = claims_for(person).filter(Q(story__in=list(story_ids)) | Q(Exists(met)))
    return list(found.prefetch_related("occurrences"))


def titles(public_ids: Iterable[str]) -> dict[str, str]:
    """Return what the record calls these claims."""
    rows = Claim.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "wording")
    return {public_id: wording or public_id for public_id, wording in rows}


def _plain(asked: Filters) -> Q:
    found = Q()
    for word in fold_words(asked.query):
        found &= Q(folded__contains=word)
    if asked.kind:
        found &= Q(kind=asked.kind)
    if asked.leaning:
        found &= Q(leaning=asked.leaning)
    return found


def _of(model: type[Occurrence | ClaimUnit], **asked: object) -> QuerySet[Occurrence | ClaimUnit]:
    return model._default_manager.filter(claim=OuterRef("pk"), **asked)  # noqa: SLF001 - Django's public name


def _dossiers() -> QuerySet[Dossier]:
    return Dossier.objects.filter(claim=OuterRef("pk"))


def _related(row: Relation, claim: Claim) -> Related:
    is_ours = row.claim_id == claim.pk
    kind = row.kind if is_ours else TURNED.get(row.kind, row.kind)
    other = row.other if is_ours else row.claim
    return Related(row.pk, kind, other, is_ours, row.decided_by, row.decided_at, row.note)
