"""Kinds of lines in the public log, how one is sealed to the last, and how the chain is checked. Pure."""

from __future__ import annotations

RELEASED, CORRECTED, WITHDRAWN, SUPERSEDED = "released", "corrected", "withdrawn", "superseded"
CONFIRMED = "confirmed"
KEY_ADDED, KEY_REVOKED = "key_added", "key_revoked"
