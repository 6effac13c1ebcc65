"""What the public is told of a certificate that it brings, and the files to check one without us.

In: pasted text; out: `Told`, and the list of revoked ones, signed. Called by `views/certificates.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhipcau.learning.queries.certificates import house, revoked_on, revoked_places
from nhipcau.learning.rules import badges, holding, jws, statuslist
from nhipcau.signing.actions.signing import signer
from nhipcau.signing.queries.keys import key_facts, published_did, published_key_set


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader is told."""

    outcome: str
    facts: badges.Facts | None = None
    revoked_at: datetime | None = None


def checked(brought: str) -> Told:
    """Check a text by its signature first; only then is our own register asked, for its bit."""
    verdict = holding.check(brought, {key.key_id: key for key in key_facts()})
    if verdict.outcome != holding.GENUINE or verdict.facts is None:
        return Told(verdict.outcome, verdict.facts)
    revoked_at = revoked_on(verdict.facts.place, verdict.facts.certificate)
    return Told(holding.REVOKED if revoked_at else holding.GENUINE, verdict.facts, revoked_at)


def signed_list(at: datetime) -> str:
    """Return the list of revoked certificates, signed with the key in force; Refused while there is none."""
    issuer = house()
    key, sign = signer(at=at)
    told = statuslist.list_credential(revoked_places(), issuer=issuer.did, url=issuer.list_url, at=at)
    return jws.compact(badges.header_of(key.key_id, issuer), told, sign)


def key_set_json() -> str:
    """Return the key set."""
    return json.dumps(published_key_set())


def did_document() -> dict[str, Any]:
    """Return the document of our did:web."""
    return published_did(house().did)
