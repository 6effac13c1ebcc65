"""The form of secret keys in links: 26 signs, 130 bits, fit for an address and for reading out. Pure."""

from __future__ import annotations

from base64 import b32encode

QUOTA, ANSWER, OWN, SPEAKER = "quota", "answer", "own", "speaker"
KINDS = (QUOTA, ANSWER, OWN, SPEAKER)
"""What a link opens; a key of one kind opens nothing of another."""
LENGTH = 26


def worded(kind: str, public_id: str, version: int) -> str:
    """Return what a key is made of; a raised version makes the old key void."""
    if kind not in KINDS:
        msg = f"no such kind of link: {kind}"
        raise ValueError(msg)
    return f"{kind}:{public_id}:{version}"


def key_of(digest: bytes) -> str:
    """Write the beginning of a digest as a key."""
    return b32encode(digest).decode("ascii").lower()[:LENGTH]
