"""Letters that look the same, by Unicode's table of confusables (UTS 39). Pure.

In: a text; out: its skeleton, equal for texts that the eye takes for one another.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from confusable_homoglyphs.confusables import confusables_data  # type: ignore[import-untyped]

_TWO_AS_ONE = (("rn", "m"), ("vv", "w"))
"""Pairs of small letters that the table writes as longer forms of one."""


def skeleton(text: str) -> str:
    """Return a text of which only the look remains."""
    table = _representatives()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).translate(table))
    alike = parts.translate(table)
    for pair, one in _TWO_AS_ONE:
        alike = alike.replace(pair, one)
    return alike


def in_plain_letters(text: str) -> str:
    """Put Latin letters where foreign ones that look like them stand: for finding, not for comparing."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_to_plain()))


@cache
def _representatives() -> dict[int, str]:
    """Give every sign of a group of look-alikes one and the same sign."""
    parent: dict[str, str] = {}

    def root(sign: str) -> str:
        while parent.setdefault(sign, sign) != sign:
            sign = parent[sign]
        return sign

    for sign, others in confusables_data.items():
        for other in others:
            one, two = sign.strip("\u200e"), other["c"].strip("\u200e")
            if len(one) == len(two) == 1:
                first, last = sorted((root(one), root(two)))
                parent[last] = first
    return {ord(sign): root(sign) for sign in parent}


@cache
def _to_plain() -> dict[int, str]:
    found = {}
    for sign, others in confusables_data.items():
        plain = [other["c"] for other in others if other["c"].isascii() and other["c"].isalnum()]
        if len(sign) == 1 and not sign.isascii() and plain:
            found[ord(sign)] = max(plain)
    return found
