"""Vietnamese names that a translation must carry: people, and places after the word for their kind.

In: prepared texts. Out: names with their place, and whether another text has them, with marks or without.
"""

from __future__ import annotations

import re

from nhipcau.reading.folding import fold
from nhipcau.reading.languages.vi.names import COMMON, reads_as_person
from nhipcau.reading.languages.vi.people import find_people
from nhipcau.reading.languages.vi.place_words import known_place
from nhipcau.reading.languages.vi.syllables import words_of
from nhipcau.reading.matching.facts.places import PROVINCE, find_places, name_spans
from nhipcau.reading.matching.facts.said import SPACED, Said

_KINDS = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|tp\.?|xã|phường|huyện|quận|thị xã|thị trấn|đặc khu|thôn|xóm|bản|làng|sông|"
    r"suối|núi|hồ|thác|đèo|đảo|cầu|chùa|đền|hang|động|cửa khẩu|lối mở|ông|bà|anh|chị|đồng chí)\s+$",
    re.IGNORECASE,
)
"""After one of these a run of capitalised syllables is a name of its own and no translated title."""
LONGEST_KIND = 12
_CALLED = re.compile(r"(?:ông|bà|anh|chị|cụ|mr|ms|mrs|mme|m)\s+", re.IGNORECASE)
"""Begins a sentence with a capital, and is no part of the name."""
_SURNAMES = frozenset(fold(name) for name in COMMON)
_MONTHS = frozenset({"may", "mai"})
Spans = list[tuple[int, int]]


def name_places(said: Said) -> Spans:
    """Return where names stand; a number word inside one counts nothing ("ông Nguyễn Văn Ba")."""
    runs = [_bare(said, *span) for span in name_spans(said)]
    if said.language != "vi":
        return [span for span in runs if _begins_as_person(said, *span)]
    people = [span for person in find_people(said.text) for span in person.spans]
    return sorted({*people, *(span for span in runs if _is_name(said, *span))})


def _bare(said: Said, start: int, end: int) -> tuple[int, int]:
    called = _CALLED.match(said.text, start, end)
    return (called.end() if called else start), end


def _begins_as_person(said: Said, start: int, end: int) -> bool:
    """Tell a person in an English or French text by the surname: "Hoàng Thi Mai" is no month."""
    words = fold(said.text[start:end]).split()
    return len(words) > 1 and words[0] in _SURNAMES and words[0] not in _MONTHS


def provinces(said: Said) -> dict[str, tuple[int, int]]:
    """Return the provinces of the book of places that a text names."""
    return {place.name: (place.start, place.end) for place in find_places(said) if place.level == PROVINCE}


def must_reappear(said: Said) -> Spans:
    """Return the names of a Vietnamese text in its order, the longer where two overlap."""
    found: Spans = []
    spans = [*name_places(said), *provinces(said).values()] if said.language == "vi" else []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if not any(start < last and first < end for first, last in found):
            found.append((start, end))
    return sorted(found)


def carries(letters: str, name: str) -> bool:
    """Tell whether a text, given as `bare_letters`, has a name, written apart, in one or with hyphens."""
    return bare_letters(name) in letters


def bare_letters(text: str) -> str:
    """Return the letters of a text alone, small and without marks: Hà Nội, Hanoi and Ha-Noi are one."""
    return re.sub(r"[\W_]+", "", fold(text))


def _is_name(said: Said, start: int, end: int) -> bool:
    if said.language not in SPACED:
        return False
    is_whole = any(letter.isspace() for letter in said.text[start:end])
    if is_whole and _KINDS.search(said.text[max(0, start - LONGEST_KIND) : start]):
        return True
    words = words_of(said.text[start:end])
    return bool(words) and known_place(words, 0) == 0 and reads_as_person(words, 0)
