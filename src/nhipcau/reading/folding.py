"""Text made comparable: case and Latin marks folded, đ as d, so that sloppy typing still matches."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_MARKS = dict.fromkeys(range(0x0300, 0x0370))
"""Latin combining marks only: Lao and Khmer vowels are combining too and must stay."""
_LETTERS = str.maketrans({"đ": "d", "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_SPACES = re.compile(r"\s+")
_EDGES = " \t.:;,!?…»«><-–—•*|()[]{}\"'“”‘’·►▶→+=_~、。：；！？「」『』《》【】（）៖។៕"
_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_UNSPACED = re.compile(r"[\u0e80-\u0eff\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")
"""Lao, Khmer and Han: scripts that put no space between words."""


def squeeze(text: str) -> str:
    """Put one space where there was any run of blanks."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower case, marks off, đ as d, straight quotes; length may change."""
    plain = text.casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain).translate(_MARKS))


def bare(folded: str) -> str:
    """Take outer punctuation and bullets off a folded line."""
    return folded.strip(_EDGES)


def weight(text: str) -> int:
    """Length as reading matter: a Han character counts as three letters."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def is_unspaced(text: str) -> bool:
    """Tell whether most of the letters belong to a script without spaces between words."""
    return 2 * len(_UNSPACED.findall(text)) > len(text)


def words(text: str) -> list[str]:
    """Folded words; for unspaced scripts the runs between punctuation."""
    return _WORD.findall(fold(text))


def terms(text: str) -> set[str]:
    """What cohesion is counted on: pairs of neighbouring words, or of characters in unspaced scripts."""
    if is_unspaced(text):
        runs = ["".join(_UNSPACED.findall(part)) for part in _WORD.findall(text)]
        return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
    found = words(text)
    return {f"{a} {b}" for a, b in pairwise(found)}
