"""Opaque public ids for addresses: unguessable, short, and safe to print."""

from __future__ import annotations

import secrets


def new_public_id() -> str:
    """Return 12 URL-safe characters (72 random bits)."""
    made = secrets.token_urlsafe(9)
    return made if made[0].isalnum() else new_public_id()  # a spreadsheet would take "-x" for a formula
