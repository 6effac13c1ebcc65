"""The public list of revoked certificates: a bit for each (W3C Bitstring Status List 1.0). Pure.

In: the places that are revoked; out: the list as a credential, ready to sign; and a bit read back.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from nhipcau.learning.rules.jws import plain64
from nhipcau.record.rules import iso

FEWEST_BITS = 131_072
"""The standard's least: one certificate hides among many."""
MOST_BYTES = 5 * 1024 * 1024
"""As other readers bound it; a list of ours grows by doubling."""
HOLDS_FOR = timedelta(days=7)
"""A copy older than this is believed no more, so that nobody passes an old list off as today's."""
CONTEXT = "https://www.w3.org/ns/credentials/v2"
REVOCATION = "revocation"
GZIP = 31
"""Window bits that tell zlib of the gzip frame."""


def packed(places: Iterable[int]) -> str:
    """Return the bits: the first place is the highest bit of the first byte."""
    marked = sorted(places)
    size = FEWEST_BITS
    while marked and marked[-1] >= size:
        size *= 2
    bits = bytearray(size // 8)
    for place in marked:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + plain64(gzip.compress(bytes(bits), mtime=0))


def is_marked(told: str, place: int) -> bool:
    """Read one bit back; ValueError where the list is none or has no such place."""
    bits = _unpacked(told)
    if not 0 <= place < len(bits) * 8:
        raise ValueError(place)
    return bool(bits[place // 8] & 0x80 >> place % 8)


def _unpacked(told: str) -> bytes:
    if not told.startswith("u"):
        raise ValueError(told[:20])
    inflator = zlib.decompressobj(wbits=GZIP)
    try:
        packed_bits = base64.urlsafe_b64decode(told[1:] + "=" * (-len(told[1:]) % 4))
        bits = inflator.decompress(packed_bits, MOST_BYTES)
    except (binascii.Error, zlib.error) as error:
        raise ValueError(told[:20]) from error
    if inflator.unconsumed_tail or not inflator.eof:
        raise ValueError(told[:20])
    return bits


def entry(url: str, place: int) -> dict[str, str]:
    """Return where a certificate's own bit stands."""
    return {
        "id": f"{url}#{place}", "type": "BitstringStatusListEntry", "statusPurpose": REVOCATION,
        "statusListIndex": str(place), "statusListCredential": url,
    }  # fmt: skip


def list_credential(places: Iterable[int], *, issuer: str, url: str, at: datetime) -> dict[str, Any]:
    """Return the list as a credential with its registered claims."""
    subject = {
        "id": f"{url}#list", "type": "BitstringStatusList", "statusPurpose": REVOCATION,
        "encodedList": packed(places),
    }  # fmt: skip
    return {
        "@context": [CONTEXT], "id": url, "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer, "validFrom": iso(at), "validUntil": iso(at + HOLDS_FOR),
        "credentialSubject": subject,
        "iss": issuer, "jti": url, "sub": subject["id"], "nbf": int(at.timestamp()),
    }  # fmt: skip


def bits_of(told: Mapping[str, Any]) -> str:
    """Return the bits of a list that was read; ValueError where it is no list of revocations."""
    subject = told.get("credentialSubject")
    if not isinstance(subject, Mapping) or subject.get("statusPurpose") != REVOCATION:
        raise ValueError(told.get("id"))
    return str(subject.get("encodedList", ""))
