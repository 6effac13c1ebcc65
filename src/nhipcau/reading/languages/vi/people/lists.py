"""Names that share an office: ", B và C", "các Phó Chủ tịch: A, B", "các ông A, B, Phó Thủ tướng".

Called by `people.scan` when it has an office or a name whose neighbours may share it.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.names import Trust, name_at
from nhipcau.reading.languages.vi.people.chains import skip_asides
from nhipcau.reading.languages.vi.people.linking import NameEnd, offices_behind
from nhipcau.reading.languages.vi.people.offices import Office, office_at
from nhipcau.reading.languages.vi.people.sightings import Scan, Sighting, past_titles
from nhipcau.reading.languages.vi.place_words import place_at
from nhipcau.reading.languages.vi.syllables import Phrases, Words, lexicon

_WORDS = lexicon("offices")["words"]
_PLURAL = Phrases(_WORDS["plural"])
_PLURAL_CALL = Phrases(_WORDS["plural_call"])
_MOST_SHARED = 20
_LOOK_BACK = 4


def is_plural(words: Words, i: int) -> bool:
    """Whether "các", "hai", "2" or "các đồng chí là" stands before the office at ``i``."""
    if i and words[i - 1].text.isdigit() and words[i - 1].text != "1":
        return True
    return any(_PLURAL.match(words, k) == i for k in range(max(i - _LOOK_BACK, 0), i))


def listed_holders(words: Words, chain: list[Office], result: Scan) -> int:
    """Take "các Phó Chủ tịch UBND tỉnh: A, B và C"; without the plural a colon names no holder."""
    end = skip_asides(words, chain[-1].end)
    if end < len(words) and words[end].fold in (":", "là", "gồm") and is_plural(words, chain[0].start):
        return shared(words, end, chain, result, plural=True)
    return chain[-1].end


def shared(words: Words, j: int, offices: list[Office], result: Scan, *, plural: bool) -> int:
    """Past further names that hold the same offices: ", B và C"."""
    reached = j
    pending: list[Sighting] = []
    for _ in range(_MOST_SHARED):
        if j >= len(words) or not (words[j].text in ",;:" or words[j].fold in ("và", "là", "gồm")):
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


def joint_holders(words: Words, i: int, first: Sighting, result: Scan) -> int:
    """Give the office behind the last of "các ông A, B, Phó Thủ tướng" to each; stay when there is none.

    Without the plural only a list item of called names joined by commas counts: "; ông A, ông B, Bí thư …".
    """
    plural = _called_together(words, i)
    if not plural and not (i and words[i - 1].text in ":;"):
        return first.end
    held = [first]
    for _ in range(_MOST_SHARED):
        j = held[-1].end
        if j >= len(words) or not (words[j].text == "," or (plural and words[j].fold == "và")):
            break
        start = past_titles(words, j + 1)
        end = name_at(words, start, Trust.CALLED)
        if end == start or (start == j + 1 and (not plural or place_at(words, start) >= end)):
            break
        held.append(Sighting(start, end))
        behind = offices_behind(words, NameEnd(end, announced=start > j + 1, has_office=False))
        if behind.offices:
            result.sightings.extend(Sighting(each.start, each.end, behind.offices) for each in held)
            return behind.end
    return first.end


def _called_together(words: Words, i: int) -> bool:
    """Whether "các đồng chí" stands at ``i``, or before a colon before it."""
    if _PLURAL_CALL.match(words, i) > i:
        return True
    if i == 0 or words[i - 1].text != ":":
        return False
    return any(_PLURAL_CALL.match(words, k) == i - 1 for k in range(max(i - 1 - _LOOK_BACK, 0), i - 1))
