"""What may follow the head of an office: its board, body, duty, country or place.

Called by `people.offices` behind "Giám đốc", "Chủ tịch", "Đại sứ".
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies.domain_words import item_at, items_end
from nhipcau.reading.languages.vi.bodies.grammar import Seat, body_at, seat_end
from nhipcau.reading.languages.vi.bodies.numbers import past_ordinal
from nhipcau.reading.languages.vi.names import is_name_word, is_vietnamese, reads_as_person, run_at
from nhipcau.reading.languages.vi.place_words import COUNTRIES, HONOURED, KINDS, place_at, unit_end
from nhipcau.reading.languages.vi.syllables import Phrases, Words, lexicon

_HEADS = lexicon("offices")["heads"]
_BETWEEN = Phrases(_HEADS["between"])
_BARE = Phrases(_HEADS["bare"])
_BOARDS = Phrases(_HEADS["boards"])
_PARTY = Phrases(lexicon("bodies")["heads"]["party"])
_DUTIFUL = Phrases(["Bộ trưởng", "Thứ trưởng"])
_PAIR = 2
_STATES = frozenset(("CH", "CHLB", "LB", "CHDC", "CHDCND", "CHND", "TP"))
"""Short forms of what a state calls itself, before its name."""


def complement_end(words: Words, i: int, head: int, kind: str) -> int:
    """Past the body, duty or place behind a head, as far as it goes without a break."""
    j = head
    while (after := _BETWEEN.match(words, j)) > j:
        j = after
    end = max(_board_end(words, j), _led_place_end(words, i, j), _bare_end(words, j), _union_end(words, j))
    end = end if end > j else _belonging_end(words, j, small=True)
    end = end if end > j else _loose_end(words, i, j, kind)
    if head < end < len(words) and words[end].fold == "của" and (of := body_at(words, end + 1)) > end + 1:
        end = of
    if kind in ("posted", "state", "common") and end < len(words) and words[end].fold in ("tại", "bên"):
        end = _abroad_end(words, end, anywhere=kind == "posted")
    return end


def _loose_end(words: Words, i: int, j: int, kind: str) -> int:
    """Past a duty, a place, a country that the office is "của", or a body without a name."""
    party = _PARTY.match(words, j)
    end = seat_end(words, party, Seat()) if party > j else _duty_end(words, i, j)
    if end == j and not _name_follows(words, j, kind):
        end = max(place_at(words, j), _BARE.match(words, j))
    if end == j and j < len(words) and words[j].fold == "của":
        country = COUNTRIES.match(words, j + 1)
        end = country if country > j + 1 else j
    return end


def _bare_end(words: Words, j: int) -> int:
    """In "phó giám đốc bệnh viện Lê Thị Hoài" the hospital is not called after the person; else stay."""
    end = _BARE.match(words, j)
    person = end > j and not words[j].capital and reads_as_person(words, end)
    return end if person and HONOURED.match(words, end) == end and len(run_at(words, end)) > _PAIR else j


def _union_end(words: Words, j: int) -> int:
    """In "Bí thư Đoàn TNCS Hồ Chí Minh xã" the head's last word is the body's first; else stay."""
    if words[j - 1].fold != "đoàn":
        return j
    return max(body_at(words, j - 1), j)


def _led_place_end(words: Words, i: int, head: int) -> int:
    """Past "Cha Khót" of "Trưởng bản Cha Khót", whose head ends with the kind of place."""
    for k in range(max(i + 1, head - 3), head):
        if KINDS.match(words, k) == head:
            return max(past_ordinal(words, place_at(words, k)), head)
    return head


def _board_end(words: Words, j: int) -> int:
    end = _BOARDS.match(words, j)
    if end == j:
        return j
    return _belonging_end(words, end, small=True)


def _belonging_end(words: Words, j: int, *, small: bool) -> int:
    """Past "Sở Y tế", "của UNESCO", or bodies in a row."""
    of = j + 1 if j < len(words) and words[j].fold in ("của", "thuộc") else j
    end = body_at(words, of, small=small)
    if end == of:
        return j
    again = body_at(words, end) if end < len(words) and words[end].capital else end
    return max(end, again)


def _duty_end(words: Words, i: int, j: int) -> int:
    """Past "Ngoại giao Campuchia" behind "Bộ trưởng": a duty without the word for its body."""
    if j >= len(words) or reads_as_person(words, j):
        return j
    small = not words[j].capital
    if small and _DUTIFUL.match(words, i) == i and item_at(words, j, opened=True) <= j + 1:
        return j
    first = item_at(words, j, opened=small)
    if first == j:
        return j
    end = items_end(words, first, first=i, proper=False, free=False) if small else j
    if not small:
        end = items_end(words, j, first=i, proper=False, free=False)
    return seat_end(words, end, Seat())


def _name_follows(words: Words, j: int, kind: str) -> bool:
    """Behind "Đại sứ" or "Chủ tịch" a run that reads as a person is the holder, not a place."""
    if j >= len(words) or KINDS.match(words, j) > j:
        return False
    short = place_at(words, j) == j + 1 and is_name_word(words[j])
    return short and kind != "state" and reads_as_person(words, j)


def _abroad_end(words: Words, j: int, *, anywhere: bool) -> int:
    """Past "tại Việt Nam", "tại Liên hợp quốc", "bên cạnh Liên hợp quốc"."""
    after = j + 2 if j + 1 < len(words) and words[j + 1].fold == "cạnh" else j + 1
    end = max(place_at(words, after), body_at(words, after))
    if end == after and anywhere:
        end = _unheard_abroad(words, after)
    named = end > after and any(word.capital for word in words[after:end])
    return _accredited_end(words, end) if named else j


def _unheard_abroad(words: Words, j: int) -> int:
    """Past a country or city that no lexicon knows, as far as a person's name: "CH Czech", "Vladivostok"."""
    start = j + 1 if j < len(words) and words[j].text in _STATES else j
    if start >= len(words) or not is_name_word(words[start]):
        return j
    if is_vietnamese(words[start].text):
        return unit_end(words, start)
    ends = run_at(words, start)
    return next((end for end in ends[:-1] if reads_as_person(words, end)), ends[-1])


def _accredited_end(words: Words, j: int) -> int:
    """Past "kiêm nhiệm Bhutan" behind "Đại sứ Việt Nam tại Ấn Độ"."""
    if j + 1 < len(words) and (words[j].fold, words[j + 1].fold) == ("kiêm", "nhiệm"):
        return max(place_at(words, j + 2), j) if place_at(words, j + 2) > j + 2 else j
    return j
