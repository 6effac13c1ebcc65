"""Does a certificate hold: its signature, its key, its bit in the public list. Pure, needs no network.

In: the text of the QR, its address, or the whole credential. Called by the public page and `nhipcau verify`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from nhipcau.learning.rules import jws, statuslist
from nhipcau.learning.rules.badges import Facts, facts_from
from nhipcau.signing.rules.keylist import KeyFacts
from nhipcau.signing.rules.moments import moment_from

GENUINE, REVOKED, ALTERED = "genuine", "revoked", "altered"
NOT_OURS, KEY_REVOKED, UNREADABLE = "not_ours", "key_revoked", "unreadable"
OUTCOMES = (GENUINE, REVOKED, ALTERED, NOT_OURS, KEY_REVOKED, UNREADABLE)
PARAMETER = "c"
"""Of the address in the QR."""
A_DAY = timedelta(days=1)

Keys = Mapping[str, KeyFacts]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of a text that was brought."""

    outcome: str
    facts: Facts | None = None
    """Only of a text that one of our keys signed."""
    key_id: str = ""


def text_in(brought: str) -> str:
    """Return the signed text in what was pasted: itself, or the address that the QR holds."""
    tidy = "".join(brought.split())
    if "://" not in tidy:
        return tidy
    try:
        return parse_qs(urlsplit(tidy).query).get(PARAMETER, [""])[0]
    except ValueError:
        return ""


def check(brought: str, keys: Keys) -> Verdict:
    """Look at signature and key; whether it was revoked is asked of the list by its place."""
    try:
        token = jws.read(text_in(brought))
    except ValueError:
        return Verdict(UNREADABLE)
    key = keys.get(token.key_id)
    if key is None:
        return Verdict(NOT_OURS, key_id=token.key_id)
    if not token.is_signed_by(key.public):
        return Verdict(ALTERED, key_id=key.key_id)
    try:
        facts = facts_from(token.header, token.payload)
    except ValueError:
        return Verdict(NOT_OURS, key_id=key.key_id)
    if key.revoked_at is not None:
        return Verdict(KEY_REVOKED, facts, key.key_id)
    return Verdict(GENUINE if _in_its_time(key, facts) else NOT_OURS, facts, key.key_id)


def _in_its_time(key: KeyFacts, facts: Facts) -> bool:
    """Say whether the key signed on the certificate's day; days are counted in Vietnam, so one to spare."""
    until = key.valid_until
    return (key.valid_from - A_DAY).date() <= facts.issued_on and (
        until is None or facts.issued_on <= (until + A_DAY).date()
    )


def bits_from(text: str, keys: Keys, at: datetime) -> str:
    """Return the bits of a list that one of our keys signed and that still holds; ValueError otherwise."""
    token = jws.read(text)
    key = keys.get(token.key_id)
    if key is None or key.revoked_at is not None or not token.is_signed_by(key.public):
        raise ValueError(token.key_id)
    until = token.payload.get("validUntil")
    if not isinstance(until, str) or moment_from(until) < at:
        raise ValueError(until)
    return statuslist.bits_of(token.payload)


def with_list(verdict: Verdict, bits: str) -> Verdict:
    """Return the verdict with what the list says of it."""
    if verdict.outcome != GENUINE or verdict.facts is None:
        return verdict
    marked = statuslist.is_marked(bits, verdict.facts.place)
    return Verdict(REVOKED, verdict.facts, verdict.key_id) if marked else verdict
