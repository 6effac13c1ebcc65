"""Does a published statement hold? In: its envelope and the office's key list. Out: a `Verdict`. Pure.

A key is believed for what it signed in its time; a revoked one only for what the public log held before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from nhipcau.signing.rules import envelope as envelopes
from nhipcau.signing.rules import payload as payloads
from nhipcau.signing.rules.ed25519 import is_signed
from nhipcau.signing.rules.keylist import KeyFacts
from nhipcau.signing.rules.logs import PAYLOADS, Line, line_from
from nhipcau.signing.rules.moments import moment_from


class Fault(StrEnum):
    """Why an envelope does not hold."""

    NO_ENVELOPE = "no_envelope"
    BAD_SIGNATURE = "bad_signature"
    UNKNOWN_KEY = "unknown_key"
    OTHER_PAYLOAD = "other_payload"
    """The stated SHA-256 is not that of the payload."""
    NOT_CANONICAL = "not_canonical"
    """Signed, but not the one way a payload is written: somebody may read it differently."""
    KEY_NOT_YET = "key_not_yet"
    KEY_ENDED = "key_ended"
    KEY_REVOKED = "key_revoked"
    OTHER_LOG_LINE = "other_log_line"
    """The line of the log that came with it was changed, or tells of another text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found; `is_key_known` is False where no key list was given to compare with."""

    fault: Fault | None
    payload: dict[str, Any] = field(default_factory=dict)
    key_id: str = ""
    is_key_known: bool = True
    key: KeyFacts | None = None


def verify(
    envelope: object, keys: Mapping[str, KeyFacts] | None, logged: Mapping[str, datetime] | None = None
) -> Verdict:
    """Verify an envelope as it was read from JSON.

    `keys` None checks the signature alone. `logged` (of `first_logged`) comes from a log that was itself
    checked; it is asked only where the key was revoked.
    """
    parts = _parts(envelope)
    if parts is None:
        return Verdict(Fault.NO_ENVELOPE)
    text, key_id, public, signature = parts
    if not is_signed(text, signature=signature, public=public):
        return Verdict(Fault.BAD_SIGNATURE, key_id=key_id)
    content = _canonical_content(text)
    if content is None:
        return Verdict(Fault.NOT_CANONICAL, key_id=key_id)
    told = dict(envelope) if isinstance(envelope, dict) else {}
    digest = payloads.hash_of(text)
    fault = _fault_of_parts(told, digest)
    known = None if keys is None else keys.get(key_id)
    if fault is None and keys is not None:
        fault = _fault_of_key(known, public, _moment(content.get("signed_at")), (logged or {}).get(digest))
    return Verdict(fault, content, key_id, keys is not None, known)


def first_logged(lines: Iterable[Line]) -> dict[str, datetime]:
    """Return when each payload first stood in the log, by its SHA-256."""
    found: dict[str, datetime] = {}
    for line in lines:
        for digest in _payloads_of(line):
            found.setdefault(digest, moment_from(line.at))
    return found


def _payloads_of(line: Line) -> set[str]:
    """Return the hashes that a line of anybody's log names; none where it holds something else there."""
    named = line.facts.get(PAYLOADS)
    return {str(digest) for digest in named.values()} if isinstance(named, dict) else set()


def _parts(told: object) -> tuple[str, str, str, str] | None:
    if not isinstance(told, dict) or told.get("format") != envelopes.FORMAT:
        return None
    if told.get("algorithm") != envelopes.ALGORITHM:
        return None
    parts = tuple(told.get(name) for name in ("payload", "key_id", "public", "signature"))
    text, key_id, public, signature = (part if isinstance(part, str) else "" for part in parts)
    if not (text and key_id and public and signature):
        return None
    return text, key_id, public, signature


def _canonical_content(text: str) -> dict[str, Any] | None:
    try:
        content = json.loads(text)
        if isinstance(content, dict) and content.get("format") == payloads.FORMAT:
            return content if payloads.canonical_json(content) == text else None
    except (ValueError, RecursionError):
        return None
    return None


def _fault_of_parts(told: Mapping[str, Any], digest: str) -> Fault | None:
    if told.get("payload_sha256", digest) != digest:
        return Fault.OTHER_PAYLOAD
    if told.get("log") is None:
        return None
    try:
        line, stored = line_from(told["log"])
    except (ValueError, TypeError):
        return Fault.OTHER_LOG_LINE
    return None if line.digest() == stored and digest in _payloads_of(line) else Fault.OTHER_LOG_LINE


def _fault_of_key(
    key: KeyFacts | None, public: str, signed_at: datetime | None, logged_at: datetime | None
) -> Fault | None:
    if key is None or key.public != public:
        return Fault.UNKNOWN_KEY
    if signed_at is None or signed_at < key.valid_from:
        return Fault.KEY_NOT_YET
    if key.valid_until is not None and signed_at > key.valid_until:
        return Fault.KEY_ENDED
    if key.revoked_at is not None and (logged_at is None or logged_at >= key.revoked_at):
        return Fault.KEY_REVOKED
    return None


def _moment(told: object) -> datetime | None:
    try:
        return moment_from(told) if isinstance(told, str) else None
    except ValueError:
        return None
