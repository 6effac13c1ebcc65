"""A dossier as it is read on paper: the one shape that Word file and PDF are made from.

In: a dossier that its reader may see. Out: plain rows; machine scores are no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from nhipcau.units.queries import unit_name
from nhipcau.verification.models import Dossier, Evidence, Finding, Occurrence, Request, Search


@dataclass(frozen=True, slots=True)
class PaperEvidence:
    """One piece of evidence."""

    number: int
    stance: str
    kind: str
    title: str
    publisher: str
    published_on: date | None
    exact: str
    language: str
    note: str
    address: str
    """Where it was found; empty for a file or a visit."""
    sha256: str
    captured_at: datetime
    has_token: bool
    withdrawn: str
    """Why it no longer counts; empty while it does."""


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """A whole dossier."""

    public_id: str
    number: int
    year: int
    office: str
    state: str
    opened_at: datetime
    closed_at: datetime | None
    owner: str
    is_sample: bool
    wording: str
    parts: tuple[tuple[str, str], ...]
    """Which of who, what, where, when, how much is said, as (name of the column, words)."""
    occurrences: tuple[Occurrence, ...]
    would_show_wrong: str
    best_case: str
    evidence: tuple[PaperEvidence, ...]
    searches: tuple[Search, ...]
    requests: tuple[Request, ...]
    findings: tuple[Finding, ...]
    """Submitted ones, the last first; a draft is nobody's finding yet."""

    def on_side(self, stance: str) -> list[PaperEvidence]:
        """Return the evidence of one side, withdrawn pieces among it."""
        return [piece for piece in self.evidence if piece.stance == stance]


PARTS = ("who", "what", "where", "when", "how_much")


def dossier_paper(dossier: Dossier) -> DossierPaper:
    """Lay a dossier out."""
    claim = dossier.claim
    said = ((part, getattr(claim, part)) for part in PARTS)
    sent = dossier.findings.exclude(submitted_at=None).select_related("author", "reviewer", "correct_by")
    return DossierPaper(
        public_id=dossier.public_id,
        number=dossier.number,
        year=dossier.year,
        office=unit_name(dossier.unit_id),
        state=dossier.get_state_display(),
        opened_at=dossier.opened_at,
        closed_at=dossier.closed_at,
        owner=dossier.owner.full_name,
        is_sample=settings.DEMO,
        wording=claim.wording,
        parts=tuple((part, words) for part, words in said if words),
        occurrences=tuple(claim.occurrences.select_related("article")),
        would_show_wrong=dossier.would_show_wrong,
        best_case=dossier.best_case,
        evidence=tuple(_evidence(piece) for piece in _pieces(dossier)),
        searches=tuple(dossier.searches.all()),
        requests=tuple(dossier.requests.filter(withdrawn_at=None).select_related("clock")),
        findings=tuple(sent.order_by("-number")),
    )


def _pieces(dossier: Dossier) -> list[Evidence]:
    return list(dossier.evidence.select_related("article", "capture", "file", "request"))


def _evidence(piece: Evidence) -> PaperEvidence:
    kept = piece.capture or piece.file
    return PaperEvidence(
        number=piece.number,
        stance=piece.stance,
        kind=piece.get_kind_display(),
        title=piece.title,
        publisher=piece.publisher,
        published_on=piece.published_on,
        exact=piece.exact,
        language=piece.language,
        note=piece.note,
        address=_address(piece),
        sha256=piece.sha256,
        captured_at=piece.captured_at,
        has_token=kept is not None and kept.token is not None,
        withdrawn=piece.withdrawn_reason,
    )


def _address(piece: Evidence) -> str:
    if piece.capture:
        return piece.capture.final_url
    return piece.article.url if piece.article else ""
