"""Which way a text points: sides of opposed words (up and down, open and close, allow and ban) and denials.

In: a prepared text. Out: sides per axis, and the denials that turned no listed word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.matching.facts.places import find_places, name_spans
from nhipcau.reading.matching.facts.said import SPACED, Said, table, words_pattern

GAP = {True: 12, False: 4}
"""Letters that may stand between a denial and what it denies, where words are spaced and where not."""
TURNED = {"up": "down", "down": "up"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an axis; `turned` when a denial stands before it or begins it."""

    axis: str
    side: str
    turned: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words found, and the spans of the denials left over."""

    words: tuple[Word, ...]
    denials: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4096)
def find_polarity(said: Said) -> Polarity:
    """Return the opposed words of a text and its denials; longer words first, none inside another."""
    form = list(said.form)
    spared = [match.span() for match in _pattern_of(table("polarity")["spared"], said).finditer(said.form)]
    spared += [*name_spans(said), *((place.start, place.end) for place in find_places(said))]
    for start, end in spared:
        form[start:end] = "\x00" * (end - start)
    left = "".join(form)
    found = _words(left, said)
    covered = [(word.start, word.end) for word in found]
    denials = [
        match.span()
        for match in _pattern_of(table("polarity")["negators"], said).finditer(left)
        if not any(start <= match.start() < end for start, end in covered)
    ]
    words = [_denied(word, denials, left, spaced=said.language in SPACED) for word in found]
    used = {span for word, span in words if span}
    return Polarity(tuple(word for word, _ in words), tuple(span for span in denials if span not in used))


def _pattern_of(listed: dict[str, list[str]], said: Said) -> re.Pattern[str]:
    return words_pattern(listed.get(said.language, []), said)


def _words(form: str, said: Said) -> list[Word]:
    negators = _pattern_of(table("polarity")["negators"], said)
    spotted = [
        Word(axis, side, bool(negators.match(match.group())), *match.span())
        for axis, sides in table("polarity")["axes"].items()
        for side in TURNED
        for match in _pattern_of(sides[side], said).finditer(form)
    ]
    spotted.sort(key=lambda word: (word.start - word.end, word.start))
    kept: list[Word] = []
    for word in spotted:
        if not any(word.start < other.end and other.start < word.end for other in kept):
            kept.append(word)
    return sorted(kept, key=lambda word: word.start)


def _denied(
    word: Word, denials: list[tuple[int, int]], form: str, *, spaced: bool
) -> tuple[Word, tuple[int, int] | None]:
    """Turn a word round when a denial stands close before it in the same clause."""
    for start, end in reversed(denials):
        between = form[end : word.start]
        if end <= word.start and len(between) <= GAP[spaced] and not re.search(r"[,.;:!?。၊។]", between):
            return Word(word.axis, TURNED[word.side], True, word.start, word.end), (start, end)
    return word, None
