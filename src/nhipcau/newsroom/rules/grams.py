"""What a text is found by: folded syllables, exact ones, letter pairs where no space parts words. Pure."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from nhipcau.reading.folding import fold

UNSPACED = re.compile(r"[\u0e80-\u0eff\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]+")
"""Lao, Khmer and Han."""
INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
WORD = re.compile(r"[^\W_]+")
MOST_TERMS = 24
"""A longer question finds no more; each term costs one look-up."""


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(INVISIBLE))


def _pairs(text: str) -> list[str]:
    runs = UNSPACED.findall(text)
    return [pair for run in runs for pair in (["".join(p) for p in pairwise(run)] or [run])]


def folded_terms(text: str) -> list[str]:
    """Return syllables without marks, and character pairs of unspaced scripts."""
    clean = _clean(text)
    return [*WORD.findall(UNSPACED.sub(" ", fold(clean))), *_pairs(clean)]


def exact_terms(text: str) -> list[str]:
    """Return words with their marks, where marks make a difference."""
    words = WORD.findall(UNSPACED.sub(" ", _clean(text).casefold()))
    return [word for word in words if not word.isascii()]


def unspaced_letters(text: str) -> list[str]:
    """Return single letters of unspaced scripts: a question of one letter is found by them."""
    return [letter for run in UNSPACED.findall(_clean(text)) for letter in run]


def snippet(text: str, asked: list[str], length: int = 180) -> str:
    """Return the sentence that answers a question, or the beginning."""
    wanted = set(asked)
    for line in re.split(r"(?<=[.!?。។])\s*|\n", text):
        if line and wanted & set(folded_terms(line)):
            return shortened(line, length)
    return shortened(text, length)


def shortened(text: str, length: int) -> str:
    """Cut at a space where there is one, and say so."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[:length]
    head, _gap, _rest = cut.rpartition(" ")
    return (head if len(head) > length // 2 else cut) + "…"
