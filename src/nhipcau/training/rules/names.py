"""Vietnamese names: the order of lists, given name first. Pure."""

from __future__ import annotations

import unicodedata

ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""
OTHER = 99
"""Any sign that is no Vietnamese letter; comes after them."""


def sort_key(name: str) -> str:
    """Return what a list is ordered by: given name, then family and middle names.

    Digits only, two for a letter, so that every database and collation orders it alike.
    """
    words = name.split()
    return "".join(map(_word, [words[-1], *words[:-1]])) if words else ""


def _word(word: str) -> str:
    """Return letters, an end that sorts before any letter, and the tone, which decides last."""
    tone, plain = 0, []
    for sign in unicodedata.normalize("NFD", word.lower()):
        if sign in TONES:
            tone = TONES.index(sign) + 1
        else:
            plain.append(sign)
    places = [ORDER.find(sign) for sign in unicodedata.normalize("NFC", "".join(plain))]
    return "".join(f"{place + 1 if place >= 0 else OTHER:02d}" for place in places) + f"00{tone:02d}"
