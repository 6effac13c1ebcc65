"""The seal of a finding: one SHA-256 over everything it rests on. Pure; the same facts, the same seal.

Canonical JSON (RFC 8785) of texts in NFC; a stranger recomputes it with any SHA-256 from the sealed text.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import rfc8785

FORM = "nhipcau.finding.1"
"""Named inside the sealed text: another form gets another number."""


@dataclass(frozen=True, slots=True)
class SealedOccurrence:
    """Where the claim was met: which text, which letters of it."""

    text_sha256: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class SealedEvidence:
    """One piece of evidence; a withdrawn one says why."""

    number: int
    stance: str
    kind: str
    title: str
    publisher: str
    published_on: str
    sha256: str
    exact: str
    note: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class SealedSearch:
    """Where was looked for what."""

    side: str
    where: str
    words: str
    found_nothing: bool
    note: str


@dataclass(frozen=True, slots=True)
class SealedRequest:
    """Who was asked what, and what was answered so far."""

    addressee: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class SealedWords:
    """The finding itself; its author by public id."""

    number: int
    author: str
    verdict: str
    confidence: str
    summary: str
    reasoning: str
    interest: str
    correct_what: str
    correct_where: str
    correct_by: str
    changed_why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a second reader reads and passes."""

    claim: str
    language: str
    occurrences: tuple[SealedOccurrence, ...]
    would_show_wrong: str
    best_case: str
    evidence: tuple[SealedEvidence, ...]
    searches: tuple[SealedSearch, ...]
    requests: tuple[SealedRequest, ...]
    finding: SealedWords


def sealed_text(facts: Facts) -> str:
    """Return the canonical JSON; the order in which rows were read does not matter."""
    parts = _composed(asdict(facts))
    for name in ("occurrences", "evidence", "searches", "requests"):
        parts[name] = sorted(parts[name], key=rfc8785.dumps)
    return rfc8785.dumps({"form": FORM, **parts}).decode()


def seal_of(text: str) -> str:
    """Return the seal of a sealed text."""
    return sha256(text.encode()).hexdigest()


def changed_parts(before: str, after: str) -> list[str]:
    """Name the parts in which two sealed texts differ."""
    old, new = json.loads(before), json.loads(after)
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {name: _composed(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_composed(part) for part in value]
    return value
