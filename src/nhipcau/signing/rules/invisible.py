"""Signs that nobody sees and that make two texts differ: where one stands, and its name. Pure.

A joiner inside Arabic, Indic or Khmer letters or an emoji is spelling; anywhere else it is hidden.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LAYOUT_SPACE = "\u200b"
LAYOUT_LANGUAGES = frozenset({"lo", "km", "th", "my"})
"""No spaces between words: a zero-width space marks where a line may break (Unicode 16, section 23.2)."""
_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe0e\ufe0f"
_MORE = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u180b\u180c\u180d\u180f"
"""Drawn as nothing though their category is letter, mark or symbol."""
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    f"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb{_MORE}\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, formats, fillers, selectors and tags; a test walks all of Unicode's category Cf."""
_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)


@dataclass(frozen=True, slots=True)
class Invisible:
    """One hidden sign: its place in the text as given, and its name in Unicode."""

    position: int
    sign: str
    name: str


def has_layout_spaces(language: str) -> bool:
    """Say whether a zero-width space is mere layout in this language."""
    return language.partition("-")[0].lower() in LAYOUT_LANGUAGES


def invisible_signs(text: str, language: str) -> list[Invisible]:
    """List the hidden signs of a text that its writer should take out before it is signed."""
    is_layout = has_layout_spaces(language)
    return [
        Invisible(found.start(), found[0], _name(found[0]))
        for found in HIDDEN.finditer(text)
        if not (is_layout and found[0] == LAYOUT_SPACE) and not _is_spelling(text, found.start())
    ]


def without_hidden(text: str) -> str:
    """Return the text without any hidden sign."""
    return HIDDEN.sub("", text)


def _is_spelling(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in _SELECTORS:
        return bool(before) and unicodedata.category(before) in {"So", "Sk", "Nd", "Po"}
    if text[at] not in _JOINERS or not before or not after:
        return False
    if _JOINING_SCRIPTS.match(before) and _JOINING_SCRIPTS.match(after):
        return True
    return text[at] == "\u200d" and unicodedata.category(after) == "So"


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}")
