"""Places of a text: a small book of exonyms in six languages, and Vietnamese names in Latin letters.

In: prepared texts. Out: `Named` in text order, and what one text names that the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from nhipcau.reading.folding import fold
from nhipcau.reading.matching.facts.said import SPACED, Said, table
from nhipcau.reading.matching.tidy import tidy

PROVINCE, SITE = "province", "site"


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the book where it stands in a text."""

    name: str
    level: str
    """A province is held against a province, a country against a country."""
    start: int
    end: int


@lru_cache(maxsize=4096)
def find_places(said: Said) -> tuple[Named, ...]:
    """Return the places of the book that a text names; in Latin letters a name begins with a capital."""
    is_latin = said.language in SPACED
    pattern, names = _book("latin" if is_latin else said.language)
    has_capitals = any(char.isupper() for char in said.text)
    form = "".join(fold(char)[:1] or char for char in said.text) if is_latin else said.form
    return tuple(
        Named(*names[match.group()], *match.span())
        for match in pattern.finditer(form)
        if not is_latin or (said.text[match.start()].isupper() if has_capitals else " " in match.group())
    )


@cache
def _book(kind: str) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    names: dict[str, tuple[str, str]] = {}
    for name, spelled in table("places").items():
        said = [name, *spelled["latin"]] if kind == "latin" else spelled.get(kind, [])
        for one in said:
            form = fold(tidy(one)) if kind == "latin" else tidy(one).lower()
            names.setdefault(form, (name, spelled.get("level", PROVINCE)))
    if not names:
        return re.compile(r"(?!)"), names
    joined = "|".join(re.escape(form) for form in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if kind == "latin" else joined), names


_SYLLABLE = (
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uyu|oai|oay|oeo|uoi|uou|uay|uya|ieu|yeu|ia|ie|iu|ua|ue|ui|uo|uy|oa|oe|oi|oo|ao|au|ay|ai|eo|eu|ye|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_SHAPED = re.compile(_SYLLABLE)
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
KINDS = frozenset([
    "xa", "phuong", "huyen", "quan", "tinh", "thi", "tran", "thanh", "pho", "cua", "khau", "cau", "ho",
    "song", "nui", "thac", "deo", "dao", "chua", "den", "cho", "duong", "ban", "thon", "lu", "tu",
    "sang", "ngay", "nam", "uy", "bo", "so", "hoi", "chi",
])  # fmt: skip
"""Words before a name or at the head of a sentence that are no part of it, folded."""


def named_only_by(one: Said, other: Said) -> list[tuple[str, str]]:
    """Return level and words of the places that `one` names and `other` does not.

    Names outside the book meet Latin letters only; a name is met when two neighbours of it are.
    """
    theirs = {place.name for place in find_places(other)}
    text = f" {' '.join(_WORD.findall(fold(other.text)))} "
    known = find_places(one)
    found = {
        one.quote(place.start, place.end): place.level
        for place in known
        if place.name not in theirs and not _met(place.name.split(), text)
    }
    if other.language in SPACED:
        covered = [(place.start, place.end) for place in known]
        for start, end in name_spans(one):
            if any(start < last and first < end for first, last in covered):
                continue
            if not _met(one.text[start:end].split(), text):
                found[one.quote(start, end)] = SITE
    return [(level, name) for name, level in found.items()]


@lru_cache(maxsize=4096)
def name_spans(said: Said) -> tuple[tuple[int, int], ...]:
    """Return runs of two and more capitalised Vietnamese syllables, without kinds and heads of sentences."""
    if said.language not in SPACED:
        return ()
    return tuple(span for run in _RUN.finditer(said.text) for span in _named_in(run))


def _named_in(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    words: list[tuple[int, int]] = []
    for match in [*_LETTERS.finditer(run.group()), None]:
        word = match.group() if match else ""
        if match and word[0].isupper() and not word.isupper() and _SHAPED.fullmatch(fold(word)):
            if words or fold(word) not in KINDS:
                words.append(match.span())
            continue
        if len(words) > 1:
            yield run.start() + words[0][0], run.start() + words[-1][1]
        words = []


def _met(name: list[str], text: str) -> bool:
    folded = [fold(word) for word in name]
    pairs = [folded[at : at + 2] for at in range(max(len(folded) - 1, 1))]
    return any(f" {' '.join(pair)} " in text for pair in pairs)
