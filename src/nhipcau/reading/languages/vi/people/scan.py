"""One pass over the words: who is named with which offices, and which words name no one.

Office then name, name then offices, shared offices of a list. Called by `find_people`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nhipcau.reading.languages.vi.bodies.grammar import body_at
from nhipcau.reading.languages.vi.names import HONORIFICS, RANKS, Trust, name_at, single_name_at
from nhipcau.reading.languages.vi.people.chains import offices_at, skip_asides, skip_parent
from nhipcau.reading.languages.vi.people.linking import NameEnd, offices_behind
from nhipcau.reading.languages.vi.people.offices import Office, office_at
from nhipcau.reading.languages.vi.place_words import COUNTRIES, NAMESAKES, known_place, place_at
from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Words, lexicon

_PLURAL = Phrases(lexicon("offices")["words"]["plural"])
_LINE_STARTS = DASHES | frozenset("•*+●·")
_MOST_SHARED = 20
_CREDITS = Phrases(lexicon("names")["words"]["credits"])
_LOOK_BACK = 3


@dataclass(slots=True)
class Sighting:
    """One naming of a person: the words of the name and the offices that go with it."""

    start: int
    end: int
    offices: list[Office] = field(default_factory=list)


@dataclass(slots=True)
class Scan:
    """What one pass found."""

    sightings: list[Sighting] = field(default_factory=list)
    masked: set[int] = field(default_factory=set)
    """Words inside the name of a street, school or monument."""


def scan(words: Words) -> Scan:
    """Read the words once from left to right."""
    result = Scan()
    i = 0
    while i < len(words):
        i = max(_step(words, i, result), i + 1)
    return result


def _step(words: Words, i: int, result: Scan) -> int:
    if not words[i].text[0].isalpha():
        return i + 1
    chain = offices_at(words, i)
    if chain:
        return _office_first(words, chain, result)
    called = past_titles(words, i)
    if called > i:
        return _name_first(words, i, called, result)
    namesake = _namesake_end(words, i)
    if namesake > i:
        result.masked.update(range(i, namesake))
        return namesake
    if words[i].capital:
        return _capital(words, i, result)
    return i + 1


def past_titles(words: Words, i: int) -> int:
    """Past "đồng chí", "PGS.TS", "Thiếu tướng, " and the like."""
    j = i
    while j < len(words):
        end = max(HONORIFICS.match(words, j), RANKS.match(words, j))
        if end == j:
            break
        j = end
        while j < len(words) and words[j].text in ".," and _title_goes_on(words, j):
            j += 1
    return j


def _title_goes_on(words: Words, j: int) -> bool:
    if words[j].text == "." and words[j].glued:
        return True
    return max(RANKS.match(words, j + 1), HONORIFICS.match(words, j + 1)) > j + 1 and words[j].text != "."


def _namesake_end(words: Words, i: int) -> int:
    """Past "Khu lưu niệm Chủ tịch Hồ Chí Minh", "đường Nguyễn Văn Linh"."""
    j = NAMESAKES.match(words, i)
    if j == i:
        return i
    if j < len(words) and words[j].text in "\u201c\u0022":
        j += 1
    chain = offices_at(words, j)
    j = chain[-1].end if chain else past_titles(words, j)
    end = name_at(words, j, Trust.CALLED)
    return end if end > j else i


def _capital(words: Words, i: int, result: Scan) -> int:
    """A capitalised word that no title announces: a body, a place, or a name in a list."""
    body = body_at(words, i)
    if body > i:
        result.masked.update(range(i, body))
        return body
    listed = _opens_item(words, i)
    end = name_at(words, i, Trust.CALLED if listed else Trust.BARE)
    if end == i:
        return max(known_place(words, i), i + 1)
    if known_place(words, i) >= end or _credited(words, i):
        return end
    return _name_first(words, i, i, result)


def _opens_item(words: Words, i: int) -> bool:
    before = words[i - 1].text if i else "\n"
    return before in ":;" or (before in _LINE_STARTS and (i == 1 or words[i - 2].text == "\n"))


def _credited(words: Words, i: int) -> bool:
    """Behind "Ảnh:" stands who took it."""
    if i == 0 or words[i - 1].text != ":":
        return False
    first = max(i - 1 - _LOOK_BACK, 0)
    return any(_CREDITS.match(words, k) == i - 1 for k in range(first, i - 1))


def _name_first(words: Words, i: int, start: int, result: Scan) -> int:
    """A name, then perhaps its offices."""
    chain = offices_at(words, start) if start > i else []
    if chain:
        return _office_first(words, chain, result)
    trust = Trust.CALLED if start > i or _opens_item(words, i) else Trust.BARE
    end = name_at(words, start, trust)
    if end == start:
        return start if start > i else i + 1
    behind = offices_behind(words, NameEnd(end, announced=start > i, has_office=False))
    if behind.offices:
        result.sightings.append(Sighting(start, end, behind.offices))
        return behind.end
    return end


def _office_first(words: Words, chain: list[Office], result: Scan) -> int:
    """Offices, then the name they belong to, then perhaps more offices or more names."""
    start = _holder_start(words, chain[-1])
    trust = _trust_behind(words, chain[-1], start)
    end = name_at(words, start, trust)
    if end == start and chain[-1].kind == "state":
        end = single_name_at(words, start)
    if end == start or known_place(words, start) >= end:
        return _listed_holders(words, chain, result)
    before = _of_this_holder(words, chain)
    behind = offices_behind(words, NameEnd(end, announced=True, has_office=True))
    result.sightings.append(Sighting(start, end, before + behind.offices))
    if behind.offices:
        return behind.end
    return _shared(words, end, before, result, plural=_is_plural(words, chain[0].start))


def _holder_start(words: Words, office: Office) -> int:
    """Where the holder's name would start: at once, past an aside, past a title."""
    aside = skip_asides(words, office.end)
    for at in dict.fromkeys((office.end, aside, skip_parent(words, aside))):
        comma = at + 1 if at < len(words) and words[at].text == "," else at
        titled = past_titles(words, comma)
        if titled > comma:
            return titled
        if name_at(words, at, Trust.LISTED) > at:
            return at
    return office.end


def _trust_behind(words: Words, office: Office, start: int) -> Trust:
    if start > office.end and words[start - 1].text != ")":
        return Trust.CALLED
    if office.kind in ("state", "posted"):
        return Trust.CALLED
    abroad = any(COUNTRIES.match(words, k) == office.end for k in range(office.start, office.end))
    return Trust.CALLED if abroad else Trust.LISTED


def _of_this_holder(words: Words, chain: list[Office]) -> list[Office]:
    """Before a name, "và" parts two people: "Thủ tướng và Chủ tịch Quốc hội X" names only X."""
    for at in range(len(chain) - 1, 0, -1):
        between = words[chain[at - 1].end : chain[at].start]
        if any(word.fold == "và" for word in between):
            return chain[at:]
    return chain


def _is_plural(words: Words, i: int) -> bool:
    """Whether "các", "hai" or "các đồng chí" stands before the office at ``i``."""
    return any(_PLURAL.match(words, k) == i for k in range(max(i - _LOOK_BACK, 0), i))


def _listed_holders(words: Words, chain: list[Office], result: Scan) -> int:
    """Take "các Phó Chủ tịch UBND tỉnh: A, B và C"; without the plural a colon names no holder."""
    end = skip_asides(words, chain[-1].end)
    if end < len(words) and words[end].text == ":" and _is_plural(words, chain[0].start):
        return _shared(words, end, chain, result, plural=True)
    return chain[-1].end


def _shared(words: Words, j: int, offices: list[Office], result: Scan, *, plural: bool) -> int:
    """Past further names that hold the same offices: ", B và C"."""
    reached = j
    pending: list[Sighting] = []
    for _ in range(_MOST_SHARED):
        if j >= len(words) or not (words[j].text in ",;:" or words[j].fold == "và"):
            break
        closing = words[j].fold == "và"
        start = past_titles(words, j + 1) if plural else j + 1
        end = name_at(words, start, Trust.CALLED if plural else Trust.BARE)
        if end == start or place_at(words, start) >= end or office_at(words, start):
            break
        behind = offices_behind(words, NameEnd(end, announced=False, has_office=False))
        if behind.offices and not plural:
            break
        pending.append(Sighting(start, end, offices + behind.offices))
        j = behind.end if behind.offices else end
        if plural or closing:
            result.sightings.extend(pending)
            pending, reached = [], j
    return reached
