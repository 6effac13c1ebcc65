"""Addresses of the public site. Text in, text out; called by pages, feeds and the export."""

from __future__ import annotations

from django.conf import settings

from nhipcau.common.publicity import public_url


def absolute(path: str) -> str:
    """Return the full address of a path."""
    return f"{settings.ADDRESS.rstrip('/')}{path}"


def statement_url(public_id: str, language: str) -> str:
    """Return the full address of a statement in a language."""
    return public_url(public_id, language)


def checking_url(code: str, language: str) -> str:
    """Return what the QR code under a statement holds."""
    return absolute(f"/{language}/real/?c={code}")
