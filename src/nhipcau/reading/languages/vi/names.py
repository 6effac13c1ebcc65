"""Runs of capitalised words, and which of them read as a person's name.

Called by `place_words`, `bodies` and `people`; works on the words of `syllables.words_of`.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Word, Words, fold, is_acronym, lexicon

_LEXICON = lexicon("names")
COMMON = frozenset(fold(name.split()[0]) for name in _LEXICON["surnames"]["common"])
RARE = frozenset(fold(name.split()[0]) for name in _LEXICON["surnames"]["rare"]) - COMMON
HONORIFICS = Phrases(_LEXICON["words"]["honorifics"])
RANKS = Phrases(_LEXICON["words"]["ranks"])
_PARTICLES = frozenset(_LEXICON["words"]["particles"])
_NEVER = frozenset(_LEXICON["words"]["never_names"])
_OFFICES = lexicon("offices")["heads"]
_TITLE_WORDS = tuple(
    title
    for titles in (
        *(_OFFICES[kind] for kind in ("state", "posted", "common", "hinged")),
        *(_LEXICON["words"][kind] for kind in ("honorifics", "ranks")),
    )
    for title in titles
)
_TITLES = Phrases(_TITLE_WORDS)
_NO_NAMES = Phrases([*_TITLE_WORDS, "T.Ư", "T. Ư"])
"""What opens no name: a title, or "T.Ư" for "Trung ương", which looks like an initial."""
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_LONGEST_RUN = 8
_SHORTEST_NAME = 2
_DIGRAPH = 2
"""Letters of an initial such as "Ph."."""
_LONGEST_PREFIX = 3
COMMON_WEIGHT = 2
_LONGEST_NAME = 5
_MIDDLE = frozenset(("văn", "thị", "đình", "hữu", "xuân", "ngọc", "đức", "quang", "minh", "thanh"))


class Trust(IntEnum):
    """How much the words before a run say that a person's name is coming."""

    BARE = 0
    LISTED = 1
    """After an office, or in a list of office-holders."""
    CALLED = 2
    """After an honorific, a rank, or the office of a foreign state."""


@lru_cache(maxsize=32_768)
def is_vietnamese(text: str) -> bool:
    """Whether the letters could be one Vietnamese syllable."""
    bare = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return bool(_SYLLABLE.fullmatch("".join(c for c in bare if not unicodedata.combining(c))))


def is_name_word(word: Word) -> bool:
    """Capitalised, made of letters, and no abbreviation."""
    if not word.capital or any(c.isdigit() for c in word.text):
        return False
    return not is_acronym(word) or (is_vietnamese(word.text) and any(c in "aeiouy" for c in _base(word)))


def _base(word: Word) -> str:
    return "".join(unicodedata.normalize("NFD", c)[0] for c in word.fold)


def run_at(words: Words, i: int, limit: int = _LONGEST_RUN) -> list[int]:
    """Return where each syllable of the capitalised run that starts at ``i`` ends."""
    ends: list[int] = []
    j = i
    while j < len(words) and len(ends) < limit and is_name_word(words[j]):
        j = _past_joint(words, j)
        ends.append(j)
        j = _past_particles(words, j)
    return ends


def _past_joint(words: Words, j: int) -> int:
    """Past one syllable with what is glued to it: "Ki-moon", "J.", "Kăm-măn"."""
    end = j + 1
    while end + 1 < len(words) and words[end].text in DASHES and words[end].glued and words[end + 1].glued:
        after = words[end + 1]
        if not after.text[0].isalpha() or (is_vietnamese(words[j].text) and after.capital):
            break
        end += 2
    letters = len(words[j].text)
    initial = letters == 1 or (letters == _DIGRAPH and not is_vietnamese(words[j].text))
    dot = end + 1 < len(words) and words[end].text == "." and words[end].glued
    return end + 1 if initial and dot and is_name_word(words[end + 1]) else end


def _past_particles(words: Words, j: int) -> int:
    """Past "von der", "bin", "da" when a name goes on behind them; else stay."""
    end = j
    while end < len(words) and words[end].text in _PARTICLES:
        end += 1
    if end == j or end >= len(words) or not is_name_word(words[end]):
        return j
    foreign = not is_vietnamese(words[j - 1].text) or not is_vietnamese(words[j].text)
    return end if foreign else j


def surname_weight(word: Word) -> int:
    """2 for a common surname, 1 for a rare one, 0 for none."""
    if word.fold in COMMON:
        return COMMON_WEIGHT
    return 1 if word.fold in RARE or word.fold[:2] in ("h'", "k'", "y'") else 0


def reads_as_person(words: Words, i: int) -> bool:
    """Whether a Vietnamese person's name starts at ``i`` and nothing says otherwise."""
    ends = trimmed_run(words, i)
    return reads_as_name(words, i, len(ends))


def reads_as_name(words: Words, i: int, size: int) -> bool:
    """Whether ``size`` capitalised syllables from ``i`` on read as a Vietnamese name."""
    if not _SHORTEST_NAME <= size <= _LONGEST_NAME:
        return False
    weight = surname_weight(words[i])
    one_letter = len(words[i].fold.rstrip("'")) == 1 or "'" in words[i].fold
    return weight == COMMON_WEIGHT or (weight > 0 and (size > _SHORTEST_NAME or one_letter))


def trimmed_run(words: Words, i: int) -> list[int]:
    """Return the run at ``i`` without a last syllable that starts an office or a rank."""
    ends = run_at(words, i)
    while len(ends) > 1:
        last = ends[-2]
        title = max(_TITLES.match(words, last), RANKS.match(words, last))
        if title <= last + 1:
            break
        ends.pop()
    starts = [i, *ends[:-1]]
    return next((ends[:at] for at, k in enumerate(starts) if _TITLES.match(words, k) > k + 1), ends)


def name_at(words: Words, i: int, trust: Trust) -> int:
    """Where the full name that starts at ``i`` ends; ``i`` when there is none."""
    if i >= len(words) or not is_name_word(words[i]) or _NO_NAMES.match(words, i) > i:
        return i
    ends = trimmed_run(words, i)
    if len(ends) < _SHORTEST_NAME:
        return i + 1 if _whole_in_one(words[i]) else i
    if surname_weight(words[i]):
        return _surnamed_end(words, i, ends, trust)
    size = len(ends)
    foreign = any(not is_vietnamese(words[k].text) and words[k].capital for k in range(i, ends[-1]))
    if not foreign and words[i].fold in _NEVER:
        return i
    if trust == Trust.CALLED or (trust == Trust.LISTED and foreign):
        return _past_dash(words, i, ends[min(size, 6) - 1])
    return i


def _past_dash(words: Words, i: int, j: int) -> int:
    """Past the second half of a Lao name such as "Khăm Phăn - Xay Sổm Bun"; else stay."""
    if j + 1 >= len(words) or words[j].text not in DASHES or words[j].glued or words[j + 1].fold in _NEVER:
        return j
    ends = trimmed_run(words, j + 1)
    lao = len(ends) > 1 and not surname_weight(words[j + 1]) and _TITLES.match(words, j + 1) == j + 1
    parted = lao and ends[-1] < len(words) and words[ends[-1]].text in ",;"
    return ends[-1] if parted and is_vietnamese(words[i].text) else j


def _whole_in_one(word: Word) -> bool:
    """A name of the Central Highlands without a family name: "K'Nhiễu", "H'Linh"."""
    return word.fold[:2] in ("h'", "k'") and len(word.fold) > _LONGEST_PREFIX


def _surnamed_end(words: Words, i: int, ends: list[int], trust: Trust) -> int:
    size = len(ends)
    foreign = any(not is_vietnamese(words[k].text) and words[k].capital for k in range(i, ends[-1]))
    if size > _LONGEST_NAME and not foreign:
        size = 4 if words[i + 1].fold in _MIDDLE and words[i + 1].fold == "thị" else 3
    if trust == Trust.BARE and not reads_as_name(words, i, size):
        return i
    return ends[size - 1]


def single_name_at(words: Words, i: int) -> int:
    """Where a lone foreign surname ends ("Tổng thống Putin"); ``i`` when the word is none."""
    if i >= len(words) or not is_name_word(words[i]) or is_acronym(words[i]):
        return i
    foreign = len(words[i].text) > _DIGRAPH and not is_vietnamese(words[i].text)
    return i + 1 if foreign and len(run_at(words, i)) == 1 else i
