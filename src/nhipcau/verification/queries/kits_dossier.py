"""A dossier for strangers: plain JSON and schema.org markup, staff by role only. Called by `kits_contents`.

Left out: names and ids of staff, returned findings, requests withdrawn, machine scores, internal history.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from nhipcau.units.queries import unit_name
from nhipcau.verification.models import Dossier, Evidence, Finding
from nhipcau.verification.rules import states
from nhipcau.verification.rules.claim_review import NOTICE, Appearance, Reviewed, claim_review

FORM = "nhipcau.dossier.1"
AUTHOR, REVIEWER = "người viết kết luận", "người thẩm định"


def dossier_json(finding: Finding, withheld: dict[int, str]) -> dict[str, Any]:
    """Return everything that the finding rests on; `withheld` says why some bytes do not go along."""
    dossier, claim = finding.dossier, finding.dossier.claim
    passed = dossier.findings.filter(state=states.PASSED).order_by("number")
    return {
        "form": FORM,
        "notice": NOTICE,
        "dossier": str(dossier),
        "office": unit_name(dossier.unit_id),
        "opened_at": _moment(dossier.opened_at),
        "closed_at": _moment(dossier.closed_at),
        "claim": {
            "wording": claim.wording,
            "language": claim.language,
            **{part: getattr(claim, part) for part in ("who", "what", "where", "when", "how_much")},
            "occurrences": _occurrences(dossier),
        },
        "would_show_us_wrong": dossier.would_show_wrong,
        "best_case_of_the_other_side": dossier.best_case,
        "evidence": [_evidence(row, withheld) for row in _rows(dossier)],
        "searches": list(
            dossier.searches.values("side", "where", "words", "found_nothing", "note", "looked_at").order_by(
                "pk"
            )
        ),
        "requests": _requests(dossier),
        "findings": _findings(list(passed)),
        "seal": finding.seal,
    }


def claim_review_json(finding: Finding) -> dict[str, Any]:
    """Return the schema.org markup of a passed finding."""
    claim = finding.dossier.claim
    met = claim.occurrences.select_related("article").order_by("said_at", "pk")
    return claim_review(
        Reviewed(
            claim=claim.wording,
            language=claim.language,
            appearances=tuple(
                Appearance(row.article.url, row.outlet, row.language, _moment(row.said_at)) for row in met
            ),
            verdict=finding.verdict,
            verdict_words=finding.get_verdict_display(),
            summary=finding.summary,
            passed_at=_moment(finding.decided_at),
            office=unit_name(finding.dossier.unit_id),
            office_url=settings.ADDRESS,
            url=settings.ADDRESS,
        )
    )


def selector(row: Any) -> dict[str, str]:
    """Return quoted words as the W3C Web Annotation model writes them."""
    return {"type": "TextQuoteSelector", "exact": row.exact, "prefix": row.prefix, "suffix": row.suffix}


def _moment(at: datetime | None) -> str:
    return localtime(at).isoformat(timespec="seconds") if at else ""


def _occurrences(dossier: Dossier) -> list[dict[str, Any]]:
    met = dossier.claim.occurrences.select_related("article").order_by("said_at", "pk")
    return [
        {
            "source": row.article.url,
            "outlet": row.outlet,
            "language": row.language,
            "said_at": _moment(row.said_at),
            "text_sha256": row.text_sha256,
            "selector": [selector(row), {"type": "TextPositionSelector", "start": row.start, "end": row.end}],
            "figure": row.figure,
        }
        for row in met
    ]


def _rows(dossier: Dossier) -> list[Evidence]:
    return list(dossier.evidence.select_related("article", "capture", "file", "request"))


def _evidence(row: Evidence, withheld: dict[int, str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": row.number,
        "stance": row.stance,
        "kind": row.kind,
        "title": row.title,
        "publisher": row.publisher,
        "published_on": row.published_on.isoformat() if row.published_on else "",
        "source": row.capture.final_url if row.capture else row.article.url if row.article else "",
        "captured_at": _moment(row.captured_at),
        "sha256": row.sha256,
        "note": row.note,
    }
    if row.exact:
        told["selector"] = selector(row)
    if row.number in withheld:
        told["withheld"] = withheld[row.number]
    if row.withdrawn_at:
        told |= {"withdrawn_at": _moment(row.withdrawn_at), "withdrawn_reason": row.withdrawn_reason}
    return told


def _requests(dossier: Dossier) -> list[dict[str, str]]:
    rows = dossier.requests.filter(withdrawn_at=None).order_by("asked_at", "pk")
    return [
        {
            "kind": row.kind,
            "addressee": row.addressee,
            "question": row.question,
            "asked_at": _moment(row.asked_at),
            "answer": row.answer,
            "answered_at": _moment(row.answered_at),
        }
        for row in rows
    ]


def _findings(passed: list[Finding]) -> list[dict[str, Any]]:
    """Lay all out in order; each but the last says which one took its place."""
    following = [*(row.number for row in passed[1:]), None]
    return [{**_finding(row), "replaced_by": number} for row, number in zip(passed, following, strict=True)]


def _finding(row: Finding) -> dict[str, Any]:
    return {
        "number": row.number,
        "verdict": row.verdict,
        "confidence": row.confidence,
        "summary": row.summary,
        "reasoning": row.reasoning,
        "correct_what": row.correct_what,
        "correct_where": row.correct_where,
        "changed_why": row.changed_why,
        "interests": [
            {"role": AUTHOR, "stated": row.interest},
            {"role": REVIEWER, "stated": row.reviewer_interest},
        ],
        "submitted_at": _moment(row.submitted_at),
        "passed_at": _moment(row.decided_at),
        "seal": row.seal,
    }
