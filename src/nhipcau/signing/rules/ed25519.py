"""Keys and signatures as the standard writes them: raw 32 and 64 bytes in base64. Knows no Django."""

from __future__ import annotations

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def encoded(content: bytes) -> str:
    """Return base64 as text."""
    return base64.b64encode(content).decode()


def public_of(private: Ed25519PrivateKey) -> str:
    """Return the public half: the raw 32 bytes in base64."""
    return encoded(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def key_id_of(public: str) -> str:
    """Return the first 16 hex digits of SHA-256 over the raw public key."""
    return hashlib.sha256(base64.b64decode(public, validate=True)).hexdigest()[:16]


def pem_of(public: str) -> str:
    """Return the public key as stock tools read it."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def sign_text(private: Ed25519PrivateKey, text: str) -> str:
    """Sign the UTF-8 bytes of a text."""
    return encoded(private.sign(text.encode()))


def is_signed(text: str, *, signature: str, public: str) -> bool:
    """Say whether this key signed exactly these bytes; anything that is no key or signature did not."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        written = base64.b64decode(signature, validate=True)
        if encoded(written) != signature:
            return False
        key.verify(written, text.encode())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
