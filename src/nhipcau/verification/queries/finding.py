"""Dossiers by words: what the list and the one search ask alike."""

from __future__ import annotations

from typing import Any

from nhipcau.common import finding
from nhipcau.common.folding import fold, fold_words

LONGEST_NUMBER = 12
"""Of "1234567/2026"; databases and Python refuse numbers of any length."""


def dossiers_with(rows: Any, words: str) -> Any:
    """Keep dossiers whose claim carries every word, marks or no marks; "3/2026" is a number."""
    number, slash, year = words.strip().partition("/")
    if slash and number.isdecimal() and year.isdecimal() and len(words) <= LONGEST_NUMBER:
        return rows.filter(number=int(number), year=int(year))
    if not fold_words(words):  # signs alone are looked for as they stand
        return rows.filter(claim__folded__contains=fold(words))
    return finding.with_words(rows, words, "claim__folded")
