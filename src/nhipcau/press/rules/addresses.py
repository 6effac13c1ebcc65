"""Where a journalist follows an enquiry: one rule for letters and for the newsroom that serves it. Pure."""

from __future__ import annotations


def enquiry_path(token: str, language: str) -> str:
    """Return the path of the journalist's own page, below the address of the public site."""
    return f"/{language}/ask/{token}/"
