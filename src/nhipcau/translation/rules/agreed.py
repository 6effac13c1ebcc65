"""Agreed terms in a text: where they stand, and which of them a translation does not use.

In: texts and `Agreed` pairs. Out: `Hit`s, longer terms first: in "Tỉnh ủy Cao Bằng" no "Cao Bằng" is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.folding import fold
from nhipcau.reading.matching.facts.said import SPACED

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BENT = r"(?:'s|’s|s|es|x|aux)?"
"""English and French endings of a plural or a possessor; more would let another word pass."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a term of one language is called in another; `key` is the caller's own."""

    source: str
    target: str
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term where it stands in a source text."""

    term: Agreed
    start: int
    end: int


def terms_in(text: str, terms: Iterable[Agreed], language: str) -> list[Hit]:
    """Return where these terms stand in a text, the longest first taken, in text order."""
    found: list[Hit] = []
    for term in sorted(terms, key=lambda one: (-len(one.source), one.source, one.key)):
        for match in _pattern(term.source, language, is_bent=False).finditer(text):
            if not any(match.start() < hit.end and hit.start < match.end() for hit in found):
                found.append(Hit(term, *match.span()))
    return sorted(found, key=lambda hit: hit.start)


def uses(text: str, words: str, language: str) -> bool:
    """Tell whether a translation uses an agreed term; small letters, plurals and missing marks pass."""
    if language not in SPACED:
        return _closed(words) in _closed(text)
    return _pattern(words, language, is_bent=True).search(_plain(text)) is not None


@lru_cache(maxsize=2048)
def _pattern(words: str, language: str, *, is_bent: bool) -> re.Pattern[str]:
    if language not in SPACED:
        return re.compile("[\u200b\\s]*".join(re.escape(letter) for letter in "".join(words.split())))
    pieces = _plain(words).split() if is_bent else words.split()
    joined = r"[\s-]+".join(re.escape(piece) + (_BENT if is_bent else "") for piece in pieces)
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)


def _plain(text: str) -> str:
    return fold(_INVISIBLE.sub("", text))


def _closed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return re.sub(r"\s+", "", plain).casefold().replace("\u0ebc", "\u0ea5")
