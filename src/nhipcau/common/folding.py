"""Folding text for search, so that "duong" finds "Đường" on every database.

Any text in, folded text out; called where text is stored for search and where a question is asked.
"""

from __future__ import annotations

import re
import unicodedata

BARRED = str.maketrans({"đ": "d", "Đ": "d"})
"""Unicode gives đ no decomposition, so neither SQLite nor PostgreSQL folds it."""
LATIN_MARKS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
"""Only marks over Latin letters go: in Lao, Khmer or Thai marks are vowels."""
GAPS = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` in lower case without tone marks, đ as d, gaps as one space."""
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    bare = LATIN_MARKS.sub("", parts.translate(BARRED))
    return GAPS.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def fold_words(text: str) -> list[str]:
    """Return the folded words of a question, each to be found on its own."""
    return re.findall(r"[^\s\"'“”‘’,.;:!?()\[\]]+", fold(text))
