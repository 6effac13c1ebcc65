"""Names of their own inside a body's name: a school's, a firm's, a place that no lexicon knows.

Called by `bodies.grammar`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies import domain_words
from nhipcau.reading.languages.vi.names import is_name_word, reads_as_person, run_at, trimmed_run
from nhipcau.reading.languages.vi.place_words import KINDS, unit_end
from nhipcau.reading.languages.vi.syllables import Words, is_acronym

_LONGEST_TRADE = 3
_TRADING = frozenset(("xã", "htx", "ty", "tnhh", "phần", "cp"))
"""Last words of the heads of co-operatives and firms."""


def proper_end(words: Words, j: int) -> int:
    """Past the proper name of a school, firm or paper; a person's name behind it stays out."""
    if j >= len(words):
        return j
    start = domain_words.small_lead_end(words, j)
    if is_acronym(words[start]):
        return domain_words.acronym_end(words, start)
    ends = trimmed_run(words, start)
    if len(ends) == 1 and _common_word(words, start) and KINDS.match(words, start + 1) == start + 1:
        return _past_trade(words, start) if start == j else j
    if not ends:
        return j
    cut = unit_end(words, start)
    return cut if cut > start else ends[-1]


def _past_trade(words: Words, j: int) -> int:
    """Past "Dệt thổ cẩm Lùng Tám": a trade in small letters inside a name of its own; else stay."""
    longest = _LONGEST_TRADE if words[j - 1].fold in _TRADING else 1
    k = j + 1
    while k < len(words) and k <= j + longest and words[k].text.isalpha() and not words[k].capital:
        if words[k].fold in domain_words.STOPS:
            return j
        k += 1
    if longest > 1 and reads_as_person(words, k):
        return k
    goes_on = trimmed_run(words, k)
    return goes_on[-1] if goes_on else j


def unknown_place(words: Words, j: int, *, proper: bool) -> int:
    """Past capitalised words that no lexicon knows and that are no person's name."""
    if not is_name_word(words[j]) or words[j - 1].text in ",;" or _all_capitals(words, j):
        return j
    if reads_as_person(words, j) and not proper and not _district_party(words, j):
        return j
    if len(run_at(words, j)) == 1 and _common_word(words, j):
        return j
    return unit_end(words, j)


def _district_party(words: Words, j: int) -> bool:
    """Behind "Huyện ủy" comes the district more often than a name of two syllables."""
    return words[j - 1].fold == "ủy" and words[j - 2].fold in ("huyện", "quận", "thị", "thành")


def _common_word(words: Words, j: int) -> bool:
    """A lone capital before a small syllable is a common noun ("Hội nghị", "Quy chế")."""
    return j + 1 < len(words) and words[j + 1].text.isalpha() and not words[j + 1].capital


def _all_capitals(words: Words, j: int) -> bool:
    """In a line set in capitals they say nothing of names."""
    return words[j].text.isupper() and words[j - 1].text.isupper() and is_name_word(words[j - 1])
