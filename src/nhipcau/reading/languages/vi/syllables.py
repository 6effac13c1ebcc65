"""Text in, words with offsets out; phrases of a lexicon matched over them.

Called by `names`, `bodies` and `people`. Letters are compared folded: small, NFC, one way of placing tones.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_MARKS = "\u0300-\u036f"
_APOSTROPHES = "'\u2019"
DASHES = frozenset("-\u2013\u2014\u2011")
"""Hyphen, en and em dash, unbreakable hyphen."""
_WORD = re.compile(
    rf"\n|[HK][{_APOSTROPHES}](?=[ \u00a0][^\W\d_])"
    rf"|[^\W_][\w{_MARKS}]*(?:[{_APOSTROPHES}][^\W\d_][\w{_MARKS}]*)*|[^\w\s]|_",
)
_OLD_STYLE = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


class Word(NamedTuple):
    """One word or mark of punctuation."""

    text: str
    fold: str
    start: int
    end: int
    capital: bool
    glued: bool
    """No space between it and what stands before."""


Words = Sequence[Word]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Small letters, NFC, "uỷ" as "ủy": what two spellings of one word share."""
    small = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    ending = _OLD_STYLE.get(small[-2:])
    return small[:-2] + ending if ending else small


def words_of(text: str) -> list[Word]:
    """Cut a text into words; a line feed is a word of its own, for no name crosses it."""
    words: list[Word] = []
    last = -1
    for found in _WORD.finditer(text):
        piece = found.group()
        start, end = found.span()
        words.append(Word(piece, fold(piece), start, end, piece[0].isupper(), start == last))
        last = end
    return words


def is_acronym(word: Word) -> bool:
    """Two capital letters or more and nothing small."""
    return len(word.text.rstrip(_APOSTROPHES)) > 1 and word.text.isupper()


class Phrases:
    """A set of phrases; the longest that starts at a word is found in one look-up per length."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Index the phrases by their first word."""
        self._by_first: dict[str, dict[tuple[str, ...], None]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for phrase in phrases:
            folds = tuple(word.fold for word in words_of(phrase))
            if folds:
                self._by_first.setdefault(folds[0], {})[folds] = None
        self.firsts = frozenset(self._by_first)
        for first, entries in self._by_first.items():
            self._lengths[first] = tuple(sorted({len(entry) for entry in entries}, reverse=True))

    def match(self, words: Words, i: int) -> int:
        """Where the longest phrase that starts at ``i`` ends; ``i`` when none does."""
        if i >= len(words):
            return i
        entries = self._by_first.get(words[i].fold)
        if entries is None:
            return i
        for length in self._lengths[words[i].fold]:
            if i + length <= len(words) and tuple(word.fold for word in words[i : i + length]) in entries:
                return i + length
        return i

    def __contains__(self, phrase: str) -> bool:
        """Whether the phrase itself is one of the set."""
        words = words_of(phrase)
        return bool(words) and self.match(words, 0) == len(words)


@lru_cache(maxsize=8)
def lexicon(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Read ``<name>.toml`` beside this file: sections of lists written as ``a; b; c``."""
    raw = tomllib.loads((resources.files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    return {section: {key: _entries(value) for key, value in table.items()} for section, table in raw.items()}


def _entries(value: str) -> tuple[str, ...]:
    pieces = value.replace("\n", ";").split(";")
    return tuple(piece.strip() for piece in pieces if piece.strip())
