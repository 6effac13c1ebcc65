"""How texts and queries become comparable words. In: text as printed; out: words with their places.

Used for the search columns, for reading a query and for marking what was found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhipcau.common.folding import fold

QUERY_LETTERS = 200
QUERY_TERMS = 12
"""More than an officer types; they keep a hostile query cheap."""
WORD_LETTERS = 120
"""Longer runs are no words; an index entry of PostgreSQL holds 2,046 bytes."""
MARKS = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u17b4-\u17d3\u17dd"
"""Combining marks, Latin and of Thai, Lao and Khmer; those are no letters to `re` and stay with theirs."""
UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff"
"""Thai, Lao, Khmer, Chinese and Japanese put no blanks between words: each letter counts as one."""
WORD = re.compile(f"(?![\\W_])[{UNSPACED}][{MARKS}]*|(?:[^\\W_{UNSPACED}]|[\u0300-\u036f])+")
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
ASKED = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: how it compares and where it stands."""

    exact: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """Say whether it was typed with tone marks, so that an exact match can be told from a folded one."""
        return self.exact != self.folded

    def words(self, *, exact: bool) -> tuple[str, ...]:
        """Return the words as they stand in the exact or in the folded column."""
        return self.exact if exact else self.folded

    def needle(self, *, exact: bool) -> str:
        """Return what to look for inside a column made by `searchable`."""
        return f" {' '.join(self.words(exact=exact))} "


def words(text: str) -> Iterator[Word]:
    """Cut a text into words; combining marks stay with their letters."""
    for match in WORD.finditer(text):
        exact = unicodedata.normalize("NFC", match[0]).casefold()[:WORD_LETTERS]
        yield Word(exact, fold(exact), match.start(), match.end())


def searchable(*texts: str) -> tuple[str, str]:
    """Return the exact and the folded search column of an article's texts."""
    found = [word for text in texts for word in words(text)]
    exact, folded = (" ".join(column) for column in (
        (word.exact for word in found), (word.folded for word in found)
    ))  # fmt: skip
    return f" {exact} ", f" {folded} "


def asked_terms(query: str) -> list[tuple[Term, bool]]:
    """Read a query: words in any order, phrases in double quotes, "57-KL/TW" as a phrase of its parts.

    False stands beside a term with a minus before it, which is not wanted.
    """
    asked = unicodedata.normalize("NFC", query[:QUERY_LETTERS]).translate(QUOTES)
    found = []
    for match in ASKED.finditer(asked):
        parts = list(words(match[2] or match[3] or ""))
        if parts:
            term = Term(tuple(part.exact for part in parts), tuple(part.folded for part in parts))
            found.append((term, not match[1]))
    return list(dict.fromkeys(found))[:QUERY_TERMS]


def terms(query: str) -> list[Term]:
    """Return what a query wants to stand, for marking it in a text."""
    return [term for term, is_wanted in asked_terms(query) if is_wanted]


def together(terms: Sequence[Term]) -> Term:
    """Return all terms as one phrase, as they were typed."""
    exact = tuple(word for term in terms for word in term.exact)
    return Term(exact, tuple(word for term in terms for word in term.folded))
