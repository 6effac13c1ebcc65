"""The pass of a delegate: 14 signs that a person can read out, the last of them a check on the others. Pure.

A pass is derived from the office's secret and never stored; what is stored is its hash.
"""

from __future__ import annotations

import hashlib
import hmac

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are taken for other signs."""
LENGTH = 14
"""13 signs carry 65 bits: guessing one of 1,700 passes takes 10^16 tries."""
POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1, primitive over GF(2): the check finds every wrong sign and every swap of neighbours."""
READ_AS = str.maketrans("OIL", "011", " -\u2010\u2011\u2013\t\r\n")
"""Signs as they are misread or mistyped, and what stands between them."""


def pass_of(secret: bytes, delegate_public_id: str, version: int) -> str:
    """Return the pass of a delegate, without dashes; another version is another pass."""
    digest = hmac.digest(secret, f"pass:{delegate_public_id}:{version}".encode(), "sha256")
    number = int.from_bytes(digest[:9], "big")
    signs = "".join(SIGNS[number >> 5 * place & 31] for place in range(LENGTH - 1))
    return signs + SIGNS[_times_x(_fold(signs))]


def normalise(text: str) -> str | None:
    """Return the 14 signs that were meant; None where they cannot be those of a pass."""
    signs = text.upper().translate(READ_AS)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return None
    return signs if _fold(signs) == 0 else None


def printed(signs: str) -> str:
    """Return a pass as it stands on paper: "ABCD-EFGH-JKMN-PQ"."""
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def hash_of(signs: str) -> str:
    """Return what is stored of a pass."""
    return hashlib.sha256(signs.encode()).hexdigest()


def _fold(signs: str) -> int:
    """Return the signs as a polynomial over GF(32) at x; a whole pass gives 0."""
    total = 0
    for sign in signs:
        total = _times_x(total) ^ SIGNS.index(sign)
    return total


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ POLYNOMIAL if doubled & 32 else doubled
