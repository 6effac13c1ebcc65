"""Chains of offices, and what may stand between them: terms, brackets, wider places, parent bodies.

"Ủy viên Trung ương Đảng khóa XIV, Bí thư Tỉnh ủy Cao Bằng". Called by `people.scan` and `people.linking`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies.grammar import body_at
from nhipcau.reading.languages.vi.people.offices import Office, office_at
from nhipcau.reading.languages.vi.place_words import KINDS, place_at
from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Word, Words, lexicon

_TERMS = Phrases(lexicon("offices")["words"]["terms"])
_LONGEST_CHAIN = 14
_LONGEST_ASIDE = 14


def offices_at(words: Words, i: int) -> list[Office]:
    """Return the chain of offices that starts at ``i``, joined by commas, dashes, "kiêm", "và"."""
    chain: list[Office] = []
    office = office_at(words, i)
    while office is not None:
        chain.append(office)
        after = next_in_chain(words, office.end)
        office = office_at(words, after) if after is not None and len(chain) < _LONGEST_CHAIN else None
    return chain


def next_in_chain(words: Words, j: int) -> int | None:
    """Where the next office of a chain would start."""
    for at in dict.fromkeys((j, skip_asides(words, j), skip_parent(words, skip_asides(words, j)))):
        after = _past_separator(words, at)
        if after is not None and office_at(words, after) is not None:
            return after
    return None


def _past_separator(words: Words, j: int) -> int | None:
    after = j
    while after < len(words) and after < j + 3 and _separates(words, after):
        after += 1
    if after < len(words) and words[after].fold == "thời" and words[after - 1].fold == "đồng":
        after += 1
        after += after < len(words) and words[after].fold == "là"
    return after if after > j else None


def _separates(words: Words, j: int) -> bool:
    return words[j].text in ",/" or words[j].text in DASHES or words[j].fold in ("kiêm", "và", "đồng")


def skip_asides(words: Words, j: int) -> int:
    """Past "khóa XIV", "nhiệm kỳ 2025-2030", "(Bộ Y tế)", ", huyện Ba Bể"."""
    while j < len(words):
        end = _past_term(words, j)
        end = end if end > j else _past_brackets(words, j)
        end = end if end > j else _past_wider_place(words, j)
        if end == j:
            return j
        j = end
    return j


def _past_term(words: Words, j: int) -> int:
    start = j + 1 if words[j].text == "," else j
    end = _TERMS.match(words, start)
    if end == start:
        return j
    while end < len(words) and (_in_term(words[end])):
        end += 1
    return end


def _in_term(word: Word) -> bool:
    roman = word.text.isupper() and set(word.text) <= set("IVXLC")
    return word.text.isdigit() or roman or word.text == "/" or word.text in DASHES or word.fold == "đến"


def _past_brackets(words: Words, j: int) -> int:
    if words[j].text != "(":
        return j
    for k in range(j + 1, min(j + _LONGEST_ASIDE, len(words))):
        if words[k].text == ")":
            return k + 1
        if words[k].text == "\n":
            return j
    return j


def _past_wider_place(words: Words, j: int) -> int:
    """Past ", huyện Ba Bể" that follows the place of an office."""
    if words[j].text != "," or j + 1 >= len(words) or KINDS.match(words, j + 1) == j + 1:
        return j
    end = place_at(words, j + 1)
    return end if any(word.capital for word in words[j + 1 : end]) else j


def skip_parent(words: Words, j: int) -> int:
    """Past ", Bộ Y tế" or "thuộc Bộ Y tế" behind a department's office."""
    if j >= len(words) or (words[j].text != "," and words[j].text not in DASHES and words[j].fold != "thuộc"):
        return j
    end = body_at(words, j + 1)
    return end if end > j + 1 else j
