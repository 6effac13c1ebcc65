"""What a certificate says, as an Open Badges 3.0 credential and short for the QR. Pure.

In: `Facts`; out: two payloads to sign with `jws.compact`, and the facts read back from either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from nhipcau.learning.rules import statuslist
from nhipcau.learning.rules.jws import ALGORITHM

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}
SHORT = "nhipcau.gcn"
"""Kind of the short form, in its header: a signature of ours over anything else is no certificate."""
LONGEST_TITLE = 160
"""Of a conference in the QR: beyond this its dots grow too small for a phone."""
REACHED = "nhipcau:"
"""Prefix of what Open Badges has no word for."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues: the office, its address on the web, the identifier that leads to its keys."""

    name: str
    address: str

    @property
    def did(self) -> str:
        """The did:web of the address."""
        return f"did:web:{quote(urlsplit(self.address).netloc, safe='.-')}"

    @property
    def list_url(self) -> str:
        """Where the public list of revoked certificates is."""
        return f"{self.address}/newsroom/certificates/status.jwt"


@dataclass(frozen=True, slots=True)
class Facts:
    """What one certificate says; this much and no more is signed and printed."""

    certificate: str
    """Its public id."""
    number: str
    """In the office's register: "12/GCN-UBND"."""
    place: int
    """Its bit in the public list."""
    name: str
    conference: str
    dates: str
    """The day or days of the conference, in words."""
    issued_on: date
    office: str
    topics: tuple[str, ...] = ()
    half_days: int = 0
    of_half_days: int = 0
    signer_name: str = ""
    signer_post: str = ""
    seat: str = ""
    """The place before the date."""


def header_of(key_id: str, issuer: Issuer) -> dict[str, str]:
    """Return the header of the whole credential: the key as the issuer's document names it."""
    return {"alg": ALGORITHM, "kid": f"{issuer.did}#{key_id}", "typ": "JWT"}


def short_header(key_id: str) -> dict[str, str]:
    """Return the header of the short form."""
    return {"alg": ALGORITHM, "kid": key_id, "typ": SHORT}


def short_payload(facts: Facts) -> dict[str, Any]:
    """Return the facts as the QR carries them."""
    title = facts.conference
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1] + "…"
    return {
        "i": facts.certificate, "p": facts.place, "n": facts.number, "t": facts.name, "c": title,
        "w": facts.dates, "d": facts.issued_on.isoformat(), "o": facts.office,
    }  # fmt: skip


def credential(facts: Facts, *, issuer: Issuer, at: datetime, narrative: str) -> dict[str, Any]:
    """Return the Open Badges 3.0 credential with its registered claims (specification 8.2)."""
    url = f"{issuer.address}/newsroom/certificates/{facts.certificate}"
    subject = f"{url}#holder"
    return {
        "@context": list(CONTEXTS),
        "id": url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": facts.number,
        "issuer": {"id": issuer.did, "type": ["Profile"], "name": facts.office, "url": issuer.address},
        "validFrom": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": _subject(facts, subject, narrative),
        "credentialStatus": statuslist.entry(issuer.list_url, facts.place),
        "credentialSchema": [SCHEMA],
        "iss": issuer.did,
        "sub": subject,
        "jti": url,
        "nbf": int(at.timestamp()),
        f"{REACHED}certificate": _own(facts),
    }


def _subject(facts: Facts, subject: str, narrative: str) -> dict[str, Any]:
    held = {
        "type": "IdentityObject", "identityType": "name", "identityHash": facts.name, "hashed": False,
    }  # fmt: skip
    return {
        "id": subject,
        "type": ["AchievementSubject"],
        "identifier": [held],
        "achievement": {
            "id": f"{subject.partition('#')[0]}#achievement",
            "type": ["Achievement"],
            "achievementType": "CertificateOfCompletion",
            "name": facts.conference,
            "description": "; ".join(facts.topics) or facts.conference,
            "criteria": {"narrative": narrative},
            "inLanguage": "vi",
        },
    }


def _own(facts: Facts) -> dict[str, Any]:
    return {
        "place": facts.place, "certificate": facts.certificate, "dates": facts.dates,
        "issued_on": facts.issued_on.isoformat(), "topics": list(facts.topics),
        "half_days": facts.half_days, "of_half_days": facts.of_half_days,
        "signer_name": facts.signer_name, "signer_post": facts.signer_post, "seat": facts.seat,
    }  # fmt: skip


def facts_from(header: Mapping[str, Any], told: Mapping[str, Any]) -> Facts:
    """Read the facts back from either form; ValueError where it is no certificate of this kind."""
    try:
        return _from_short(told) if header.get("typ") == SHORT else _from_credential(told)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(str(error)) from error


def _from_short(told: Mapping[str, Any]) -> Facts:
    return Facts(
        certificate=str(told["i"]), number=str(told["n"]), place=int(told["p"]), name=str(told["t"]),
        conference=str(told["c"]), dates=str(told["w"]), issued_on=date.fromisoformat(told["d"]),
        office=str(told["o"]),
    )  # fmt: skip


def _from_credential(told: Mapping[str, Any]) -> Facts:
    if "OpenBadgeCredential" not in told["type"]:
        raise ValueError(told["type"])
    subject, own = told["credentialSubject"], told[f"{REACHED}certificate"]
    return Facts(
        certificate=str(own["certificate"]), number=str(told["name"]), place=int(own["place"]),
        name=str(subject["identifier"][0]["identityHash"]), conference=str(subject["achievement"]["name"]),
        dates=str(own["dates"]), issued_on=date.fromisoformat(own["issued_on"]),
        office=str(told["issuer"]["name"]), topics=tuple(map(str, own["topics"])),
        half_days=int(own["half_days"]), of_half_days=int(own["of_half_days"]),
        signer_name=str(own["signer_name"]), signer_post=str(own["signer_post"]), seat=str(own["seat"]),
    )  # fmt: skip
