"""Which addresses get no more mass letters, and after how many returned ones. Values in, decisions out."""

from __future__ import annotations

from datetime import timedelta

BOUNCED, COMPLAINT, ASKED = "bounced", "complaint", "asked"
REASONS = (BOUNCED, COMPLAINT, ASKED)
PERMANENT, TEMPORARY, FORGED, NO_BOUNCE = "permanent", "temporary", "forged", "no_bounce"
COUNTING = (PERMANENT, TEMPORARY)
BY_MAIL, BY_SERVER, BY_UPLOAD = "mail", "server", "upload"
WAYS = (BY_MAIL, BY_SERVER, BY_UPLOAD)

MOST_TEMPORARY = 5
WITHIN = timedelta(days=14)
"""Own choice, milder than Mailman 3's default (a score of 5 that stays for 7 days)."""
MASS_PURPOSES = frozenset({
    "digest.issue", "statements.release", "statements.correction", "statements.withdrawal",
    "contacts.confirm",
})  # fmt: skip
"""Letters to many, and letters that a stranger can have sent to an address; never those of an account."""


def is_enough(*, permanent: int, temporary: int) -> bool:
    """Say whether an address has given back enough letters to be left alone."""
    return permanent > 0 or temporary >= MOST_TEMPORARY
