"""RFC 3161 time stamps: bytes in, a token that the authority signed and we have checked out.

Called by `verification` for bytes it keeps. Without an authority in the settings: no token and no error.
The token is the whole response, as `openssl ts -verify -in` takes it.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from django.conf import settings
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from nhipcau.sources.fetcher import Fetched, Fetcher
from nhipcau.sources.office import office_fetcher

ASKED_AS, ANSWERED_AS = "application/timestamp-query", "application/timestamp-reply"
MOST_BYTES = 64 * 1024
"""Tokens with their chain are some 2 to 8 KB."""
SHA256 = "2.16.840.1.101.3.4.2.1"
"""RFC 5754."""
log = logging.getLogger(__name__)


class TimestampError(Exception):
    """No token that can be trusted; the words are technical."""


@dataclass(frozen=True, slots=True)
class Token:
    """A time stamp that has been checked."""

    content: bytes
    at: datetime
    """When the authority says that the bytes existed."""


def office_token(content: bytes, *, fetcher: Fetcher | None = None) -> Token | None:
    """Ask the office's authority, if it has one; a failure is logged and costs only the token."""
    if not settings.TSA_URL or not settings.TSA_CA:
        return None
    try:
        trusted = Path(settings.TSA_CA).read_bytes()
        return request_token(content, settings.TSA_URL, trusted=trusted, fetcher=fetcher or office_fetcher())
    except (TimestampError, OSError) as error:
        log.warning("no time stamp: %s", error)
        return None


def request_token(content: bytes, authority: str, *, trusted: bytes, fetcher: Fetcher) -> Token:
    """Have the SHA-256 of the bytes stamped; the answer is checked with nonce, hash and certificate."""
    request = TimestampRequestBuilder(content, HashAlgorithm.SHA256).build()
    answer = fetcher.post(authority, request.as_bytes(), ASKED_AS)
    if not isinstance(answer, Fetched):
        raise TimestampError(f"{authority}: {getattr(answer, 'detail', answer)}")
    if len(answer.content) > MOST_BYTES:
        raise TimestampError(f"{authority}: {len(answer.content)} bytes are no time stamp")
    return checked(answer.content, hashlib.sha256(content).hexdigest(), trusted=trusted, nonce=request.nonce)


def checked(token: bytes, sha256: str, *, trusted: bytes, nonce: int | None = None) -> Token:
    """Check a token against the hash it stamps and the authority's PEM certificates; `nonce` when fresh."""
    try:
        response = decode_timestamp_response(token)
        verifier = _verifier(response, trusted)
        if nonce is not None:
            verifier = verifier.nonce(nonce)
        verifier.build().verify(response, bytes.fromhex(sha256))
        return Token(token, response.tst_info.gen_time.astimezone(UTC))
    except (VerificationError, ValueError, TypeError, AssertionError) as error:
        raise TimestampError(str(error) or type(error).__name__) from error


def _verifier(response: TimeStampResponse, trusted: bytes) -> VerifierBuilder:
    """Trust what issued itself; everything else in the file stands between it and the signer."""
    builder = VerifierBuilder()
    for certificate in x509.load_pem_x509_certificates(trusted):
        if certificate.issuer == certificate.subject:
            builder = builder.add_root_certificate(certificate)
        elif _signs(certificate):
            builder = builder.tsa_certificate(certificate)
        else:
            builder = builder.add_intermediate_certificate(certificate)
    if response.tst_info.message_imprint.hash_algorithm.dotted_string != SHA256:
        raise TimestampError("the authority stamped another kind of hash")
    return builder


def _signs(certificate: x509.Certificate) -> bool:
    """Tell the authority's own signing certificate by what it may be used for."""
    try:
        use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in use
