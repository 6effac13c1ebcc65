"""Signed text that travels: header, payload and Ed25519 signature (RFC 7515 compact form, RFC 8037). Pure.

Called where certificates are made, by the public check and by `nhipcau verify`.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nhipcau.signing.rules.ed25519 import encoded, is_signed

ALGORITHM = "EdDSA"
LONGEST = 20_000
"""Signs; ours have under 3,000."""
_COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")

Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Token:
    """A signed text, read but not yet believed."""

    header: dict[str, Any]
    payload: dict[str, Any]
    signed: str
    signature: str
    """Base64, as `signing` reads it."""

    @property
    def key_id(self) -> str:
        """The key that it names: ours stands after the "#" of a DID."""
        return str(self.header.get("kid", "")).rpartition("#")[2]

    def is_signed_by(self, public: str) -> bool:
        """Say whether this key signed it; no other algorithm is ever looked at."""
        return self.header.get("alg") == ALGORITHM and is_signed(
            self.signed, signature=self.signature, public=public
        )


def compact(header: Mapping[str, Any], payload: Mapping[str, Any], sign: Sign) -> str:
    """Sign a payload."""
    told = f"{_written(header)}.{_written(payload)}"
    return f"{told}.{plain64(sign(told.encode()))}"


def read(text: str) -> Token:
    """Read a signed text; ValueError where it is none."""
    tidy = "".join(text.split())
    if len(tidy) > LONGEST or not _COMPACT.fullmatch(tidy):
        raise ValueError(tidy[:40])
    header, payload, signature = tidy.split(".")
    return Token(_object(header), _object(payload), f"{header}.{payload}", encoded(_bytes(signature)))


def plain64(content: bytes) -> str:
    """Return base64url without its padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _written(told: Mapping[str, Any]) -> str:
    return plain64(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def _bytes(text: str) -> bytes:
    """Read base64url; the one way of writing it, so that no sign can be changed unnoticed."""
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise ValueError(text[:40]) from error
    if plain64(content) != text:
        raise ValueError(text[:40])
    return content


def _object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(_bytes(text))
    except (RecursionError, UnicodeDecodeError) as error:
        raise ValueError(text[:40]) from error
    if not isinstance(told, dict):
        raise ValueError(text[:40])  # noqa: TRY004 - whoever reads asks for one kind of fault
    return told
