"""Where the name of an agency or organisation ends.

A body is a head ("Sở"), its duty ("Y tế") and its seat ("tỉnh Cao Bằng"). `find_bodies` and `people` call it.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.languages.vi.bodies import domain_words
from nhipcau.reading.languages.vi.bodies.numbers import (
    number_end,
    numbered,
    paired,
    past_ordinal,
    past_short_form,
)
from nhipcau.reading.languages.vi.bodies.proper_names import proper_end, unknown_place
from nhipcau.reading.languages.vi.names import reads_as_person
from nhipcau.reading.languages.vi.place_words import known_place, place_at
from nhipcau.reading.languages.vi.syllables import Phrases, Words, is_acronym, lexicon

_LEXICON = lexicon("bodies")
_HEADS = _LEXICON["heads"]
_WHOLE = Phrases(_LEXICON["whole"]["names"])
_NEVER = Phrases(_LEXICON["whole"]["never"])
_SEAT = Phrases(_HEADS["seat"])
_PLACED = Phrases(_HEADS["placed"])
_PROPER = Phrases(_HEADS["proper"])
_DOMAIN = Phrases(_HEADS["domain"])
_FREE = Phrases(_LEXICON["domains"]["free"])
_ABOUT = Phrases(_HEADS["about"])
_NUMBERED = Phrases(_HEADS["numbered"])
_TAILS = Phrases(_LEXICON["domains"]["tails"])
_FIRST_WORDS = _WHOLE.firsts | _SEAT.firsts | _PLACED.firsts | _PROPER.firsts | _DOMAIN.firsts
_NOT_ALONE = Phrases(_HEADS["not_alone"])
_SMALL_HEADS = Phrases(_HEADS["small"])
_PARTY = Phrases(_HEADS["party"])
_LOOSE = frozenset(_HEADS["loose"])
_ABROAD = Phrases(_HEADS["abroad"])
_ABOVE = Phrases(_HEADS["above"])
_NATIONWIDE = frozenset(("sở", "bộ", "cục", "vụ", "tổng"))
"""Heads whose seat is a province or the country: a place that no lexicon knows is none of theirs."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class _Head:
    end: int
    kind: str


def body_at(words: Words, i: int, *, depth: int = 0, small: bool = False) -> int:
    """Where the body that starts at ``i`` ends; ``i`` when none does.

    ``small`` lets single-word heads be in small letters, as behind an office ("giám đốc sở Y tế").
    """
    if i >= len(words) or depth > _DEEPEST or words[i].fold not in _FIRST_WORDS:
        return i
    head = None if _is_organisers(words, i) else _head_at(words, i)
    small = small or _loose(words, i)
    if head is not None and head.end < len(words) and words[head.end].fold == "viên":
        return i
    if not words[i].capital and not (small and head) and _SMALL_HEADS.match(words, i) == i:
        return i
    whole = _WHOLE.match(words, i)
    if whole > i and words[i].capital and (head is None or whole >= head.end):
        return _whole_end(words, i, whole)
    if head is None or _NEVER.match(words, i) > i or known_place(words, i) > head.end - 1:
        return i
    return _with_head(words, i, head, depth, free=small and head.kind == "domain")


def _is_organisers(words: Words, i: int) -> bool:
    """ "Ban tổ chức" in small letters runs an event; "Ban Tổ chức" is a board."""
    return words[i].fold == "ban" and i + 1 < len(words) and words[i + 1].text == "tổ"


def _loose(words: Words, i: int) -> bool:
    """In "sở Tài chính" the head may be small; in "trụ sở Trung ương Đảng" it is no head."""
    if words[i].text not in _LOOSE or i + 1 >= len(words) or not words[i + 1].capital:
        return False
    return not i or words[i - 1].fold not in ("trụ", "cơ", "cán", "nội", "đồng", "toàn", "đảng")


def _head_at(words: Words, i: int) -> _Head | None:
    found = [
        _Head(trie.match(words, i), kind)
        for kind, trie in (("seat", _SEAT), ("placed", _PLACED), ("proper", _PROPER), ("domain", _DOMAIN))
    ]
    best = max(found, key=lambda head: head.end)
    return best if best.end > i else None


def _whole_end(words: Words, i: int, whole: int) -> int:
    """Past the country of "Quốc hội Lào" or "UNICEF Việt Nam", never into a person's name."""
    end = known_place(words, whole)
    longer = domain_words.items_end(words, whole, first=i, proper=False, free=False)
    if end > whole and words[i].fold != words[whole].fold:
        return end
    return longer if longer > whole and _DOMAIN.match(words, i) > i and words[whole].text != "," else whole


def _with_head(words: Words, i: int, head: _Head, depth: int, *, free: bool) -> int:
    free = free or _FREE.match(words, i) == head.end
    proper = head.kind == "proper"
    j = numbered(words, i, head.end)
    if head.kind != "placed":
        j = domain_words.items_end(words, j, first=i, proper=proper, free=free)
    if j > head.end and _NUMBERED.match(words, i) == j:
        j = past_ordinal(words, j)
    if _ABOUT.match(words, i) == head.end:
        j = about_end(words, j, first=i)
    named = j
    if proper and j == head.end:
        j = proper_end(words, j)
    if proper and j > head.end:
        j = past_ordinal(words, j)
    if head.kind in ("domain", "proper") and j == head.end:
        return _only_seat(words, i, head, depth)
    own = j > named or words[i].fold in _NATIONWIDE
    end = seat_end(words, j, Seat(depth, proper, _ABROAD.match(words, i) > i, own))
    if head.kind == "placed" and (end == head.end or not words[i].capital):
        return end if end > head.end else i
    if head.kind == "seat" and end == head.end and _lonely(words, i, head.end):
        return i
    return end


def _and_another(words: Words, j: int) -> int:
    """Past "và tôn giáo"; else stay."""
    if j >= len(words) or words[j].fold != "và":
        return j
    end = domain_words.item_at(words, j + 1, opened=True, free=True)
    return end if end > j + 1 else j


def about_end(words: Words, j: int, *, first: int) -> int:
    """Past "về nhân quyền" behind a board, and past "của tỉnh" behind that or its number; else stay."""
    end = j
    if j < len(words) and words[j].fold == "về":
        end = domain_words.items_end(words, j + 1, first=first, proper=False, free=True)
        end = _and_another(words, end) if end > j + 1 else j
    told = end > j or (j > 0 and words[j - 1].text.isdigit())
    if told and end < len(words) and words[end].fold == "của":
        seat = place_at(words, end + 1)
        return seat if seat > end + 1 else end
    return end


def _lonely(words: Words, i: int, end: int) -> bool:
    return not words[i].capital or _NOT_ALONE.match(words, i) == end


def _only_seat(words: Words, i: int, head: _Head, depth: int) -> int:
    """Take "Văn phòng Quốc hội", "Thanh tra tỉnh": a head with a seat and no duty of its own."""
    end = seat_end(words, head.end, Seat(depth, proper=head.kind == "proper"))
    named = end > head.end and words[head.end].capital
    return end if named or words[i].fold in ("thanh", "văn", "kho", "trạm", "bảo", "hạt") else i


@dataclass(frozen=True, slots=True)
class Seat:
    """What may close a body's name."""

    depth: int = 1
    proper: bool = False
    """A person's name may be the body's own."""
    abroad: bool = False
    """ "tại" and a country may follow."""
    closed: bool = False
    """No place that no lexicon knows."""


def seat_end(words: Words, j: int, seat: Seat) -> int:
    """Past the places and the parent body that close a body's name."""
    placed = False
    while j < len(words):
        end = body_at(words, j, depth=seat.depth + 1) if words[j].capital and not placed else j
        if end == j:
            end = max(_TAILS.match(words, j), _PARTY.match(words, j), number_end(words, j))
        if end == j and not (placed and words[j].capital):
            end = place_at(words, j)
        if end == j and not placed and not seat.closed:
            end = unknown_place(words, j, proper=seat.proper)
        if end == j and words[j].fold == "của" and j + 1 < len(words) and words[j + 1].capital:
            end = _WHOLE.match(words, j + 1) if _ABOVE.match(words, j + 1) > j + 1 else j
        if end == j and not placed and words[j].text == "(":
            end = past_short_form(words, j)
        if end == j and seat.abroad and words[j].fold == "tại":
            end = place_at(words, j + 1)
            end = j if end == j + 1 else end
        if end == j or not _may_close(words, j, end):
            return j
        end = paired(words, end)
        placed = placed or words[end - 1].capital
        j = end
    return j


def _may_close(words: Words, j: int, end: int) -> bool:
    """A known one-syllable place that begins a person's name is no seat ("… Anh Đức")."""
    return not (end == j + 1 and words[j].capital and not is_acronym(words[j]) and reads_as_person(words, j))
