"""Folding text for search, so that "duong" finds "Đường" on every database.

The reading line's own folding, with gaps made even; called where text is stored or asked for.
"""

from __future__ import annotations

import re

from nhipcau.reading.folding import fold as fold_marks
from nhipcau.reading.folding import squeeze

WORD = re.compile(r"[^\s\"'“”,.;:!?()\[\]]+")


def fold(text: str) -> str:
    """Return `text` in lower case without tone marks, đ as d, gaps as one space."""
    return squeeze(fold_marks(text))


def fold_words(text: str) -> list[str]:
    """Return the folded words of a question, each to be found on its own."""
    return WORD.findall(fold(text))
