"""What is public of the finding that an official response rests on. Asked by the newsroom.

In: a statement's public id; out: a `Review`, None unless the statement is public and its finding passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nhipcau.statements.queries.public import public_editions
from nhipcau.statements.rules import states
from nhipcau.verification.queries.kits_dossier import claim_review_json
from nhipcau.verification.rules.states import PASSED


@dataclass(frozen=True, slots=True)
class Review:
    """The claim, the verdict and the summary for a reader, with schema.org markup."""

    claim: str
    claim_language: str
    verdict: str
    summary: str
    markup: dict[str, Any]


def review_of(statement_id: str) -> Review | None:
    """Return the review behind a public statement."""
    rows = public_editions().filter(statement__public_id=statement_id).exclude(publication=states.WITHDRAWN)
    edition = rows.select_related("statement__finding__dossier__claim").first()
    finding = edition.statement.finding if edition else None
    if finding is None or finding.state != PASSED:
        return None
    claim = finding.dossier.claim
    return Review(claim.wording, claim.language, finding.verdict, finding.summary, claim_review_json(finding))
