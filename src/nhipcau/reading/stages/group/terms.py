"""Words of any script made countable: folded words, Han characters, clusters of Lao, Khmer, Thai; pairs.

In: text. Out: tokens with their place in the text, counted terms, and facts other languages share too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nhipcau.reading.folding import fold

_TOKEN = re.compile(
    r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # Han and kana: a character
    r"|\d+(?:[.,]\d+)*"
    r"|[\u0e40-\u0e44\u0ec0-\u0ec4]?[\u0e01-\u0e2e\u0e81-\u0eae\u0edc-\u0edf]"
    r"[\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ece]*"  # Thai, Lao: vowel before, letter, marks
    r"|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*"  # Khmer with subscript letters
    r"|[^\W\d_\u0e00-\u0eff\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff]")
_WIDE = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_STEM = 7
"""Letters kept of a word of a language that inflects; Vietnamese syllables are never longer."""
_LEAST_FACT = 10
"""Smaller numbers are counted everywhere and bind nothing."""
_YEARS = range(1990, 2041)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or cluster with where it stands in the text."""

    form: str
    start: int
    end: int


def number(text: str) -> str:
    """Write a number one way: 9.200 and 9,200 are 9200; 38,6 is 38.6; Lao and Khmer digits as Arabic."""
    plain = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in text)
    if _THOUSANDS.fullmatch(plain):
        return re.sub(r"[.,]", "", plain)
    return plain.replace(",", ".")


@lru_cache(maxsize=100_000)
def _form(said: str) -> str:
    return fold(said)[:_STEM]


def tokens(text: str) -> list[Token]:
    """Return the tokens of the text, folded."""
    found = []
    for match in _TOKEN.finditer(text):
        said = match.group()
        form = number(said) if said[0].isdigit() else _form(said)
        found.append(Token(form, match.start(), match.end()))
    return found


def grams(forms: list[str]) -> list[str]:
    """Return single tokens and neighbours; clusters and characters alone say too little."""
    single = [form for form in forms if not _UNSPACED.match(form) and not _WIDE.match(form)]
    pairs = [f"{one} {two}" for one, two in pairwise(forms)]
    triples = [
        f"{one} {two} {three}"
        for one, two, three in zip(forms, forms[1:], forms[2:], strict=False)
        if _UNSPACED.match(two)
    ]
    return single + pairs + triples


def counted(title: str, opening: str, *, title_weight: int) -> Counter[str]:
    """Return how often each term occurs; the title counts `title_weight` times."""
    found = Counter(grams([token.form for token in tokens(opening)]))
    for term in grams([token.form for token in tokens(title)]):
        found[term] += title_weight
    return found


def facts(text: str) -> dict[str, str]:
    """Return what stays the same in any language, telling numbers and names in Latin letters, as spelled."""
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        value = number(match.group())
        if _is_telling(value):
            found.setdefault(value, match.group())
    spelled = [token for token in tokens(text) if not token.form[0].isdigit()]
    for one, two in pairwise(spelled):
        joined = text[one.end : two.start] in {" ", "-"}
        if joined and text[one.start].isupper() and text[two.start].isupper():
            found.setdefault(f"{one.form} {two.form}", text[one.start : two.end])
    return found


def _is_telling(value: str) -> bool:
    try:
        amount = float(value)
    except ValueError:
        return False
    return amount >= _LEAST_FACT and not (amount in _YEARS and "." not in value)
