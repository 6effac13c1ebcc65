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
UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff]")
"""Thai, Lao, Khmer, Chinese and Japanese are written without spaces between words."""
WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f\u0e00-\u0eff\u1780-\u17ff])+")
"""Letters and digits; the marks of Lao and Khmer are no letters to `re` and are named here."""
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
ASKED = re.compile(r'"([^"]*)"?|(\S+)')


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
    def whole(self) -> bool:
        """Say whether word borders count; they cannot in a script without spaces."""
        return not any(UNSPACED.search(word) for word in self.exact)

    def needle(self, *, exact: bool) -> str:
        """Return what to look for inside a column made by `searchable`."""
        joined = " ".join(self.exact if exact else self.folded)
        return f" {joined} " if self.whole else joined


def words(text: str) -> Iterator[Word]:
    """Cut a text into words; combining marks stay with their letters."""
    for match in WORD.finditer(text):
        exact = unicodedata.normalize("NFC", match[0]).casefold()
        yield Word(exact, fold(exact), match.start(), match.end())


def searchable(*texts: str) -> tuple[str, str]:
    """Return the exact and the folded search column of an article's texts."""
    found = [word for text in texts for word in words(text)]
    exact, folded = (" ".join(column) for column in (
        (word.exact for word in found), (word.folded for word in found)
    ))  # fmt: skip
    return f" {exact} ", f" {folded} "


def terms(query: str) -> list[Term]:
    """Read a query: words in any order, phrases in double quotes, "57-KL/TW" as a phrase of its parts."""
    asked = unicodedata.normalize("NFC", query[:QUERY_LETTERS]).translate(QUOTES)
    found = []
    for match in ASKED.finditer(asked):
        parts = list(words(match[1] or match[2] or ""))
        if parts:
            found.append(Term(tuple(part.exact for part in parts), tuple(part.folded for part in parts)))
    return list(dict.fromkeys(found))[:QUERY_TERMS]


def together(terms: Sequence[Term]) -> Term:
    """Return all terms as one phrase, as they were typed."""
    exact = tuple(word for term in terms for word in term.exact)
    return Term(exact, tuple(word for term in terms for word in term.folded))
