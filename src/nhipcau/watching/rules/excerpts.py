"""The first sentence of a text, short enough to quote in a letter (design/reading.md: short excerpts)."""

from __future__ import annotations

import re

MOST_LETTERS = 180
END = re.compile(r"(?<=[.!?…。！？])\s+")


def first_sentence(text: str) -> str:
    """Return the first sentence on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    sentence = END.split(line, maxsplit=1)[0]
    if len(sentence) <= MOST_LETTERS:
        return sentence
    return f"{sentence[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
