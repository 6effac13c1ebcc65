"""A finding as schema.org ClaimReview (JSON-LD), which exchanges of fact-checks read. Pure.

In: plain facts; out: a dictionary. Called for the kit now, for public pages later. No person is named in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nhipcau.verification.rules import states

NOTICE = (
    "Cơ quan công bố là một bên liên quan: đây là trả lời chính thức, không phải kiểm chứng độc lập. "
    "The publisher is a party: this is an official response, not an independent fact-check."
)
BEST, WORST = 5, 1
RATINGS: dict[str, int | None] = {
    states.RIGHT_WE_CORRECT: 5,
    states.RIGHT: 5,
    states.MOSTLY_RIGHT: 4,
    states.LACKS_CONTEXT: 3,
    states.OUT_OF_DATE: 2,
    states.WRONG: 1,
    states.NOT_ENOUGH: None,
    states.CANNOT_BE_CHECKED: None,
}
"""5 true to 1 false, as ClaimReview is used. What could not be settled has no number: words alone say so."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a claim was met."""

    url: str
    publisher: str
    """The outlet, never a writer."""
    language: str
    published_at: str
    """RFC 3339."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the markup is made of."""

    claim: str
    language: str
    appearances: tuple[Appearance, ...]
    """The first one first."""
    verdict: str
    verdict_words: str
    summary: str
    passed_at: str
    office: str
    office_url: str
    url: str
    """Of the page that shows the finding."""


def claim_review(facts: Reviewed) -> dict[str, Any]:
    """Return the markup."""
    publisher = {"@type": "GovernmentOrganization", "name": facts.office, "url": facts.office_url}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": facts.url,
        "datePublished": facts.passed_at,
        "inLanguage": "vi",
        "author": publisher,
        "publisher": publisher,
        "description": NOTICE,
        "claimReviewed": facts.claim,
        "reviewBody": facts.summary,
        "reviewRating": _rating(facts),
        "itemReviewed": _claim(facts),
    }


def _rating(facts: Reviewed) -> dict[str, Any]:
    value = RATINGS[facts.verdict]
    words = {"@type": "Rating", "alternateName": facts.verdict_words}
    if value is None:
        return words
    return {**words, "ratingValue": value, "bestRating": BEST, "worstRating": WORST}


def _claim(facts: Reviewed) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "text": facts.claim, "inLanguage": facts.language}
    met = [_work(each) for each in facts.appearances if each.url]
    if met:
        claim |= {"datePublished": met[0]["datePublished"], "firstAppearance": met[0], "appearance": met}
    return claim


def _work(met: Appearance) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork", "url": met.url, "datePublished": met.published_at}
    if met.publisher:
        work["publisher"] = {"@type": "Organization", "name": met.publisher}
    return work | ({"inLanguage": met.language} if met.language else {})
