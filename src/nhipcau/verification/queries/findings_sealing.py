"""What a finding rests on now, as its seal wants it. In: a finding; out: plain facts."""

from __future__ import annotations

from nhipcau.verification.models import Dossier, Finding
from nhipcau.verification.rules.seal import (
    Facts,
    SealedEvidence,
    SealedOccurrence,
    SealedRequest,
    SealedSearch,
    SealedWords,
)


def facts_of(finding: Finding) -> Facts:
    """Read everything that is sealed; called under the dossier's lock."""
    dossier = Dossier.objects.select_related("claim").get(pk=finding.dossier_id)
    claim = dossier.claim
    return Facts(
        claim=claim.wording,
        language=claim.language,
        occurrences=tuple(
            SealedOccurrence(row.text_sha256, row.start, row.end, row.exact)
            for row in claim.occurrences.all()
        ),
        would_show_wrong=dossier.would_show_wrong,
        best_case=dossier.best_case,
        evidence=_evidence(dossier),
        searches=tuple(
            SealedSearch(row.side, row.where, row.words, row.found_nothing, row.note)
            for row in dossier.searches.all()
        ),
        requests=tuple(
            SealedRequest(row.addressee, row.question, row.answer)
            for row in dossier.requests.filter(withdrawn_at=None)
        ),
        finding=_words(finding),
    )


def _evidence(dossier: Dossier) -> tuple[SealedEvidence, ...]:
    return tuple(
        SealedEvidence(
            number=row.number,
            stance=row.stance,
            kind=row.kind,
            title=row.title,
            publisher=row.publisher,
            published_on=row.published_on.isoformat() if row.published_on else "",
            sha256=row.sha256,
            exact=row.exact,
            note=row.note,
            withdrawn=row.withdrawn_reason,
        )
        for row in dossier.evidence.all()
    )


def _words(finding: Finding) -> SealedWords:
    return SealedWords(
        number=finding.number,
        author=finding.author.public_id,
        verdict=finding.verdict,
        confidence=finding.confidence,
        summary=finding.summary,
        reasoning=finding.reasoning,
        interest=finding.interest,
        correct_what=finding.correct_what,
        correct_where=finding.correct_where,
        correct_by=finding.correct_by.public_id if finding.correct_by else "",
        changed_why=finding.changed_why,
    )
