"""How long a finding's summary is, counted alike in six languages. Pure; text in, a number of words out.

A word is what stands between two spaces. Chinese, Lao and Khmer set none: their letters are divided by
as many as say one Vietnamese word (bench/matching_set: 70 sentences a language, each said in all six).
"""

from __future__ import annotations

import math
import re
import unicodedata

from nhipcau.verification.rules.states import MOST_SUMMARY_WORDS

LETTERS_A_WORD = {"CJK": 1.35, "LAO": 2.64, "KHMER": 2.27}
"""Measured on that set; marks above and below a letter are not counted."""
SPACED_WORD = re.compile(r"[^\W_]+(?:[.,/:'’-][^\W_]+)*")
"""A number with its points, a date, a name with a hyphen are one word each."""


def word_count(text: str) -> int:
    """Return how many words a reader has to read."""
    counted = dict.fromkeys(LETTERS_A_WORD, 0)
    spaced: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        script = _script(letter)
        if script:
            counted[script] += unicodedata.category(letter) == "Lo"
        spaced.append(" " if script else letter)
    unspaced = sum(letters / LETTERS_A_WORD[script] for script, letters in counted.items())
    return len(SPACED_WORD.findall("".join(spaced))) + math.ceil(unspaced)


def is_too_long(text: str) -> bool:
    """Say whether a summary is longer than a reader is asked to read."""
    return word_count(text) > MOST_SUMMARY_WORDS


def _script(letter: str) -> str:
    if letter.isascii():
        return ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in LETTERS_A_WORD else ""
