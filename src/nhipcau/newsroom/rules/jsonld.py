"""schema.org markup of a public page: NewsArticle, and ClaimReview where a finding lies behind it. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""A text that says "</script>" must not end the block."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article's markup says."""

    url: str
    headline: str
    description: str
    body: str
    language: str
    published: str
    modified: str
    publisher: str
    home: str
    correction: str


def article(facts: Facts) -> dict[str, Any]:
    """Return NewsArticle; a correction is told as schema.org asks (CorrectionComment)."""
    office = {"@type": "GovernmentOrganization", "name": facts.publisher, "url": facts.home}
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": facts.url,
        "mainEntityOfPage": facts.url,
        "headline": facts.headline,
        "inLanguage": facts.language,
        "datePublished": facts.published,
        "dateModified": facts.modified,
        "author": office,
        "publisher": office,
        "articleBody": facts.body,
        "isAccessibleForFree": True,
    }
    if facts.description:
        told["description"] = facts.description
    if facts.correction:
        told["correction"] = {"@type": "CorrectionComment", "text": facts.correction}
    return told


def review(markup: Mapping[str, Any], url: str) -> dict[str, Any]:
    """Return the finding's ClaimReview at the address of the page that shows it."""
    return {**markup, "url": url}


def written(graph: Sequence[Mapping[str, Any]]) -> str:
    """Return JSON that is safe inside a script element."""
    told = list(graph)
    return json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False).translate(ESCAPED)
