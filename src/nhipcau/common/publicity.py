"""Where the public reads a statement: one rule for letters, feeds and screens. The newsroom serves it."""

from __future__ import annotations

from django.conf import settings


def public_url(public_id: str, language: str) -> str:
    """Return the public address of a statement in a language."""
    return f"{settings.ADDRESS.rstrip('/')}/{language}/{public_id}/"
