"""Words as papers want them: lettering, numerals, clean text, closing marks, names without titles. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Vietnamese order: đ after d, no f j w z; letters with marks (ă â ê ô ơ ư) letter nothing."""
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
NO_SIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What an XML file cannot carry."""
ACADEMIC = re.compile(r"^(?:(?:GS|PGS|TS|ThS|CN|KS|BS|LS)\.?\s*(?:,\s*)?(?=[A-ZĐÀ-Ỹ])\.?\s*)+", re.UNICODE)
ENDS = " .;:,"
CLOSING = "./."


def clean(text: str) -> str:
    """Return text in NFC, its spaces single, without signs that a file cannot carry."""
    return " ".join(NO_SIGN.sub("", unicodedata.normalize("NFC", text)).split())


def letter(position: int) -> str:
    """Return the letter of a point, 0 is a; after y come aa, ab …"""
    round_, place = divmod(position, len(ALPHABET))
    return (ALPHABET[round_ - 1] if round_ else "") + ALPHABET[place]


def roman(number: int) -> str:
    """Return I, II, III … for a heading."""
    text = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def listed(lines: Sequence[str]) -> list[str]:
    """End each line with ";" and the last with "."."""
    bare = [clean(line).rstrip(ENDS) for line in lines]
    bare = [line for line in bare if line]
    return [f"{line};" for line in bare[:-1]] + [f"{line}." for line in bare[-1:]]


def closed(text: str) -> str:
    """End the last line of a paper with "./."."""
    bare = clean(text)
    return bare if bare.endswith(CLOSING) else f"{bare.rstrip(ENDS)}{CLOSING}"


def plain_name(name: str) -> str:
    """Return a signer's name without academic titles."""
    return ACADEMIC.sub("", clean(name))
