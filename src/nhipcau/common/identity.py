"""Opaque public ids for addresses: unguessable, short, and safe to print."""

from __future__ import annotations

import secrets


def new_public_id() -> str:
    """Return 12 URL-safe characters (72 random bits)."""
    return secrets.token_urlsafe(9)
