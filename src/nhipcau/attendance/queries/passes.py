"""Passes: worked out anew whenever one is printed, for they are not stored."""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import Any

from django.conf import settings

from nhipcau.attendance.rules.passes import hash_of, pass_of, printed

PURPOSE = b"nhipcau.attendance.pass/1"


def pass_for(delegate: Any) -> str:
    """Return the 14 signs of the pass in force; "" where none was given, or the secret is another now."""
    made = pass_to_give(delegate.public_id, delegate.pass_version)
    return made if hash_of(made) == delegate.pass_hash else ""


def printed_pass_for(delegate: Any) -> str:
    """Return the pass as it stands on paper, "ABCD-EFGH-JKMN-PQ"; "" where none is in force."""
    return printed(pass_for(delegate))


def pass_to_give(delegate_public_id: str, version: int) -> str:
    """Return the pass of a version; whether it is in force, its hash in the database says."""
    return pass_of(_secret(settings.SECRET_KEY), delegate_public_id, version)


@lru_cache(maxsize=2)
def _secret(key: str) -> bytes:
    return hmac.digest(key.encode(), PURPOSE, "sha256")
