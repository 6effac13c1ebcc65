"""Single values of a handed-in record, each checked as strictly as the database would. Pure.

Raises ValueError naming the field. Called by facts.py and the phones' addresses.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

FIRST_YEAR, LAST_YEAR = 1970, 2100
"""Clocks of phones that lost theirs start in 1970; beyond, databases of the two kinds differ."""
UNSTORED = ("Cc", "Cs")
"""Control signs and halves of pairs: PostgreSQL refuses NUL, and no encoding writes a half."""


def text(given: Mapping[str, Any], field: str, most: int) -> str:
    """Return one line of text in composed letters, spaces trimmed; "" where it is not given."""
    said = given.get(field)
    if said is None:
        return ""
    if not isinstance(said, str) or any(unicodedata.category(sign) in UNSTORED for sign in said):
        raise ValueError(field)
    words = " ".join(unicodedata.normalize("NFC", said).split())
    if len(words) > most:
        raise ValueError(field)
    return words


def line_in(given: Any, field: str, most: int) -> str:
    """Return one line of text of anything that was sent; "" where it holds none that could be stored."""
    try:
        return text(given, field, most) if isinstance(given, Mapping) else ""
    except ValueError:
        return ""


def moment(given: Mapping[str, Any], field: str) -> datetime | None:
    """Return a moment with its zone; None where it is not given."""
    said = given.get(field)
    if said is None or said == "":
        return None
    try:
        read = datetime.fromisoformat(said)
    except (TypeError, ValueError):
        raise ValueError(field) from None
    if read.utcoffset() is None or not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(field)
    return read


def number(given: Mapping[str, Any], field: str, most: int) -> int | None:
    """Return a whole number of at most this size, of either sign; None where it is not given."""
    said = given.get(field)
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int) or abs(said) > most:
        raise ValueError(field)
    return said


def count(given: Mapping[str, Any], field: str, most: int) -> int | None:
    """Return a number that is not negative; None where it is not given."""
    said = number(given, field, most)
    if said is not None and said < 0:
        raise ValueError(field)
    return said
