"""The stamp in a public form: when it was handed out, sealed; neither cookie nor session is needed.

A form that comes back too soon (a machine) or too late (an old copy) is declined. The front door puts a fresh
stamp into pages that it keeps in memory.
"""

from __future__ import annotations

from django.core import signing

SALT = "newsroom.form"
EARLIEST_SECONDS, LATEST_SECONDS = 3, 24 * 3600
"""Nobody reads and fills a form in less than three seconds; a day is long enough for a question."""
PLACE = b"~~~nhipcau-stamp~~~"
"""Stands in a kept page where the stamp goes."""


def new_stamp() -> str:
    """Return a stamp of now."""
    return signing.TimestampSigner(salt=SALT).sign("form").partition(":")[2]


def fault_of(stamp: str) -> str:
    """Return "" for a good stamp, else "early", "late" or "broken"."""
    signer = signing.TimestampSigner(salt=SALT)
    whole = f"form:{stamp}"
    try:
        signer.unsign(whole, max_age=LATEST_SECONDS)
    except signing.SignatureExpired:
        return "late"
    except signing.BadSignature:
        return "broken"
    try:
        signer.unsign(whole, max_age=EARLIEST_SECONDS)
    except signing.SignatureExpired:
        return ""
    return "early"
