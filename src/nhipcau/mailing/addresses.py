"""Addresses: of this office on the web, of people for mail. Called by whoever writes letters."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from nhipcau.mailing.rules.letters import fits_one_line

MOST_LETTERS = 254
"""RFC 5321: longer paths are not carried."""


def absolute(path: str) -> str:
    """Return the full address of one of our pages, for a letter's reader."""
    return urljoin(f"{settings.ADDRESS.rstrip('/')}/", path.lstrip("/"))


def is_address(text: str) -> bool:
    """Say whether a text is one plain mail address that any server takes."""
    if len(text) > MOST_LETTERS or not text.isascii() or not fits_one_line(text):
        return False
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
