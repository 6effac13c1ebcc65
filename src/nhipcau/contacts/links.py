"""The address of a contact's own page, told in letters only. The newsroom serves it.

GET shows choices and changes nothing; POST confirms, chooses or ends. A mail program's one-click POST
(`List-Unsubscribe=One-Click`, RFC 8058) at the same address ends everything.
"""

from __future__ import annotations

from django.conf import settings


def own_page_url(token: str, language: str) -> str:
    """Return where whoever holds the letter confirms, chooses languages and subjects, or ends."""
    return f"{settings.ADDRESS.rstrip('/')}/{language}/nhan-tin/{token}/"
