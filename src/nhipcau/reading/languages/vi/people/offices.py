"""Where an office ends: "Bí thư Tỉnh ủy Cao Bằng", "Bộ trưởng Ngoại giao Campuchia".

An office is a head ("Giám đốc") with its body, duty, country or place. Called by `people.chains`.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.languages.vi.bodies.domain_words import items_end
from nhipcau.reading.languages.vi.bodies.grammar import Seat, about_end, body_at, seat_end
from nhipcau.reading.languages.vi.bodies.numbers import numbered
from nhipcau.reading.languages.vi.people.complements import complement_end
from nhipcau.reading.languages.vi.syllables import Phrases, Word, Words, is_acronym, lexicon

_LEXICON = lexicon("offices")
_KINDS = ("hinged", "posted", "state", "common", "needing")
"""Of two heads of one length the earlier kind is meant."""
_HEADS = {kind: Phrases(_LEXICON["heads"][kind]) for kind in _KINDS}
_BEFORE = Phrases(_LEXICON["heads"]["before"])
_BETWEEN = Phrases(_LEXICON["heads"]["between"])
_FIRST_WORDS = frozenset().union(_BEFORE.firsts, *(trie.firsts for trie in _HEADS.values()))
_ORGANISERS = Phrases(["Ban tổ chức"])
_HINGES_ALONE = frozenset(("văn phòng", "phòng", "khoa", "thanh tra", "công an"))


@dataclass(frozen=True, slots=True)
class Office:
    """One office by its words, and whether a foreign state's holder is expected behind it."""

    start: int
    end: int
    kind: str

    def words(self, words: Words) -> tuple[Word, Word]:
        """Return its first and last word."""
        return words[self.start], words[self.end - 1]


def office_at(words: Words, i: int) -> Office | None:
    """Return the office that starts at ``i``."""
    if i >= len(words) or words[i].fold not in _FIRST_WORDS:
        return None
    start = i
    while (after := _BEFORE.match(words, i)) > i:
        i = after
        if i < len(words) and words[i].text == ":":
            return None
    kind, head = _head_at(words, i)
    if head == i:
        return None
    end = _hinged_end(words, head) if kind == "hinged" else complement_end(words, i, head, kind)
    if end == head and not _stands_alone(words, i, head, kind):
        return None
    if _is_errand(words, i, head, end) or (end < len(words) and words[end].fold == "lớp"):
        return None
    return Office(start, end, kind)


def _is_errand(words: Words, i: int, head: int, end: int) -> bool:
    """ "Đại diện Sở Y tế" speaks for once, "Đại diện UNICEF tại Việt Nam" holds a post."""
    if words[i].fold == "chủ" and i and words[i - 1].fold in ("viên", "giáo", "cô", "thầy", "phủ"):
        return True
    spoken = words[i].fold == "đại" and words[head - 1].fold == "diện"
    return spoken and not any(word.fold == "tại" for word in words[head:end])


def _head_at(words: Words, i: int) -> tuple[str, int]:
    best, kind = i, ""
    for name, trie in _HEADS.items():
        if (end := trie.match(words, i)) > best:
            best, kind = end, name
    return kind, best


def _stands_alone(words: Words, i: int, head: int, kind: str) -> bool:
    """A bare "Ủy viên" or "trưởng đoàn" is no post; a bare "Phó Chủ tịch" is."""
    if kind == "needing":
        return False
    if kind == "hinged":
        last = words[head - 1].fold
        return last == "trực" or last in _HINGES_ALONE or f"{words[head - 2].fold} {last}" in _HINGES_ALONE
    return head - i > 1 or is_acronym(words[i])


def _hinged_end(words: Words, head: int) -> int:
    """Past the duty behind "Trưởng Ban", whose last word is the body's first."""
    after = numbered(words, head - 2, _BETWEEN.match(words, head))
    if (
        words[head - 1].text == "đoàn"
        and words[head - 2].text == "trưởng"
        and not _is_delegation(words, head)
    ):
        return head
    whole = max(body_at(words, after) if after > head else after, _ORGANISERS.match(words, after))
    if whole > after:
        return whole
    free = words[after - 1].fold != "trực" or (after < len(words) and words[after].capital)
    end = items_end(words, after, first=head - 1, proper=False, free=free)
    end = end if end > after else about_end(words, after, first=head - 1)
    end = seat_end(words, end, Seat())
    if after == head:
        end = max(end, *(body_at(words, k, small=True) for k in (head - 1, head - 2)))
    return end if end > after else head


def _is_delegation(words: Words, j: int) -> bool:
    """ "làm trưởng đoàn kiểm tra" leads a visit; "trưởng đoàn đại biểu Quốc hội" is a post."""
    return j < len(words) and (words[j].capital or words[j].fold == "đại")
