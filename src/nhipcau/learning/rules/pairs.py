"""Codes of paper sheets without a pass: six signs, the last a check, alike on both sheets of a person. Pure.

Chance comes in as bytes. Called by the printing of answer sheets and by whoever reads them.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""
SIGNS = 5
LIKE = str.maketrans("OIL", "011")
WEIGHTS = (1, 3, 5, 7, 9)
"""Odd, so that one wrong sign or two neighbours changed about give another check sign."""


def pair_of(chance: bytes) -> str:
    """Return a code; five bytes of chance."""
    body = "".join(ALPHABET[byte % 32] for byte in chance[:SIGNS])
    return body + _check(body)


def pair_from(typed: str) -> str:
    """Read a typed code; nothing where it is none."""
    tidy = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LIKE)
    if len(tidy) != SIGNS + 1 or any(sign not in ALPHABET for sign in tidy):
        return ""
    return tidy if _check(tidy[:SIGNS]) == tidy[SIGNS] else ""


def _check(body: str) -> str:
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return ALPHABET[total % 31]
