"""The token that opens a contact's own page: an id to find the row, a secret to compare. Pure."""

from __future__ import annotations

import hmac
import secrets

ID_LENGTH = 12
"""Of common.identity.new_public_id."""


def new_secret() -> str:
    """Return 256 random bits for an address."""
    return secrets.token_urlsafe(32)


def written(public_id: str, secret: str) -> str:
    """Return what stands in letters."""
    return f"{public_id}{secret}"


def split(token: str) -> tuple[str, str]:
    """Return the id and the secret; whatever was typed gives two texts."""
    return token[:ID_LENGTH], token[ID_LENGTH:]


def is_same(told: str, held: str) -> bool:
    """Compare two secrets in a time that tells nothing of where they differ."""
    return bool(held) and hmac.compare_digest(told.encode(), held.encode())
