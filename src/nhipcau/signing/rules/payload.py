"""What is signed: one language version as canonical JSON (RFC 8785), equal on every machine. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

import rfc8785

from nhipcau.record.rules import iso
from nhipcau.signing.rules.canonical import canonical
from nhipcau.signing.rules.invisible import invisible_signs

FORMAT = "nhipcau.statement/1"
Payload = dict[str, str | int]


def payload_of(
    *,
    statement: str,
    edition: str,
    number: int,
    kind: str,
    language: str,
    title: str,
    lead: str,
    body: str,
    issuer: str,
    speaker_name: str,
    speaker_post: str,
    dated_on: date,
    made: str,
) -> Payload:
    """Put one language version together for signing; `statement` and `edition` are public ids.

    Raises ValueError where a hidden sign stands in the words: nobody can approve what nobody sees.
    """
    words = {"title": title, "lead": lead, "body": body, "issuer": issuer,
             "speaker_name": speaker_name, "speaker_post": speaker_post}  # fmt: skip
    for name, text in words.items():
        hidden = invisible_signs(text, language)
        if hidden:
            msg = f"{name}: hidden sign {hidden[0].name} at {hidden[0].position}"
            raise ValueError(msg)
    return {
        "format": FORMAT, "statement": statement, "edition": edition, "number": number, "kind": kind,
        "language": language, "dated_on": dated_on.isoformat(), "made": made,
        **{name: canonical(text, language) for name, text in words.items()},
    }  # fmt: skip


def canonical_json(content: Mapping[str, object]) -> str:
    """Write plain JSON values the one way that RFC 8785 allows."""
    return rfc8785.dumps(dict(content)).decode()  # type: ignore[arg-type]


def hash_of(payload: str) -> str:
    """Return SHA-256 over the payload's UTF-8 bytes, in hex."""
    return hashlib.sha256(payload.encode()).hexdigest()


def signed_form(payload: Mapping[str, object], *, at: datetime) -> str:
    """Return the exact text that is signed: the payload with the moment of signing."""
    return canonical_json({**payload, "signed_at": iso(at)})
