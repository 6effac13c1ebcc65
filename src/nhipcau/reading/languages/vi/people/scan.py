"""One pass over the words: who is named with which offices, and which words name no one.

Office then name, name then offices, shared offices of a list. Called by `find_people`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies.grammar import body_at
from nhipcau.reading.languages.vi.names import Trust, name_at, reads_as_person, single_name_at
from nhipcau.reading.languages.vi.people.appointing import past_conferral
from nhipcau.reading.languages.vi.people.chains import offices_at, skip_asides, skip_parent
from nhipcau.reading.languages.vi.people.linking import NameEnd, offices_behind
from nhipcau.reading.languages.vi.people.lists import is_plural, joint_holders, listed_holders, shared
from nhipcau.reading.languages.vi.people.offices import Office
from nhipcau.reading.languages.vi.people.sightings import Scan, Sighting, past_titles
from nhipcau.reading.languages.vi.people.signatures import signed_at
from nhipcau.reading.languages.vi.place_words import COUNTRIES, NAMESAKES, known_place
from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Words, lexicon

_LINE_STARTS = DASHES | frozenset("•*+●·")
_CREDITS = Phrases(lexicon("names")["words"]["credits"])
_FOR_ANOTHER = Phrases(lexicon("offices")["words"]["for_another"])
_NOT_HIS = frozenset(("của", "mặt", "lệnh", "với", "chức", "vụ", "danh"))
_MINISTER = Phrases(["Bộ trưởng"])
_LOOK_BACK = 4


def scan(words: Words) -> Scan:
    """Read the words once from left to right."""
    result = Scan()
    i = 0
    while i < len(words):
        i = max(_step(words, i, result), i + 1) if words[i].text[0].isalpha() else i + 1
    return result


def _step(words: Words, i: int, result: Scan) -> int:
    signed = signed_at(words, i)
    if signed is not None:
        result.sightings.append(signed)
        return signed.offices[-1].end
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
    announced = start > i or _opens_item(words, i)
    end = name_at(words, start, Trust.CALLED if announced else Trust.BARE)
    if end == start:
        return start if start > i else i + 1
    behind = offices_behind(words, NameEnd(end, announced=announced, has_office=False))
    if behind.offices:
        result.sightings.append(Sighting(start, end, behind.offices))
        return behind.end
    return joint_holders(words, i, Sighting(start, end), result)


def _office_first(words: Words, chain: list[Office], result: Scan) -> int:
    """Offices, then the name they belong to, then perhaps more offices or more names."""
    chain = _of_its_own(words, chain)
    conferred = past_conferral(words, chain[0].start, chain[-1].end)
    given = conferred > chain[-1].end
    start = past_titles(words, conferred) if given else _holder_start(words, chain[-1])
    end = name_at(words, start, Trust.CALLED if given else _trust_behind(words, chain[-1], start))
    if end == start and chain[-1].kind == "state":
        end = single_name_at(words, start)
    if end == start or known_place(words, start) >= end:
        return listed_holders(words, chain, result)
    behind = offices_behind(words, NameEnd(end, announced=True, has_office=True))
    lent = behind.offices and _lent(words, chain)
    before = [] if lent else _of_this_holder(words, chain)
    result.sightings.append(Sighting(start, end, before + behind.offices))
    if behind.offices and not given:
        return behind.end
    plural = given or is_plural(words, chain[0].start)
    return shared(words, behind.end if behind.offices else end, before, result, plural=plural)


def _of_its_own(words: Words, chain: list[Office]) -> list[Office]:
    """Of "Thay mặt Thủ tướng, Bộ trưởng Nội vụ X" keep what is X's own.

    So too of "các Phó Thủ tướng, Bộ trưởng, Thủ tướng X": nobody holds a state's offices in the plural.
    """
    i = chain[0].start
    ministers = chain[0].kind == "state" or _MINISTER.match(words, i) == chain[0].end
    if i and words[i - 1].fold == "các" and chain[-1].kind == "state" and ministers:
        return chain[-1:]
    for_another = any(_FOR_ANOTHER.match(words, k) == i for k in range(max(i - _LOOK_BACK, 0), i))
    return chain[1:] if for_another and len(chain) > 1 else chain


def _lent(words: Words, chain: list[Office]) -> bool:
    """ "Theo chỉ đạo của Chủ tịch nước, ông X, Bí thư …": the first office is another's or vacant."""
    i, end = chain[0].start, chain[-1].end
    parted = end < len(words) and words[end].text == ","
    return parted and i > 0 and words[i - 1].fold in _NOT_HIS


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
        if _dashed_holder(words, at):
            return at + 1
    return office.end


def _dashed_holder(words: Words, j: int) -> bool:
    """Whether " - Nguyễn Văn Hải" stands behind an office and has none of its own."""
    if j + 1 >= len(words) or words[j].text not in DASHES or not reads_as_person(words, j + 1):
        return False
    end = name_at(words, j + 1, Trust.BARE)
    return not offices_behind(words, NameEnd(end, announced=False, has_office=False)).offices


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
