"""Where the name of a place ends, above all when a person's name follows it.

"xã Tân Hà Nguyễn Văn Tân": two syllables of place, three of person. Called by `bodies` and `people`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.names import (
    COMMON_WEIGHT,
    is_name_word,
    is_vietnamese,
    reads_as_name,
    run_at,
    surname_weight,
    trimmed_run,
)
from nhipcau.reading.languages.vi.syllables import Phrases, Word, Words, fold, is_acronym, lexicon

_PLACES = lexicon("names")["places"]
KNOWN = Phrases([*_PLACES["provinces"], *_PLACES["towns"], *_PLACES["countries"], *_PLACES["surnamed"]])
COUNTRIES = Phrases(_PLACES["countries"])
HONOURED = Phrases(_PLACES["honoured"])
KINDS = Phrases(_PLACES["kinds"])
NAMESAKES = Phrases(_PLACES["namesakes"])
_PROVINCIAL = frozenset(("tỉnh", "nước", "thành phố", "tp", "thị xã", "tx"))
"""Kinds whose places the lexicon knows: an unknown run behind them that reads as a name is a person's."""
_BARE = frozenset(_PLACES["bare_kinds"])
_USUAL_SIZE = {1: 0.0, 2: 1.6, 3: 0.4, 4: -0.6}
_NAME_SIZE = {2: 0.0, 3: 0.8, 4: 0.3, 5: -0.2}
_VERY_COMMON = frozenset(fold(name) for name in lexicon("names")["surnames"]["commonest"])
_PAIR = 2


def place_at(words: Words, i: int) -> int:
    """Where the place named at ``i`` ends, its kind included; ``i`` when there is none."""
    known = known_place(words, i)
    if known > i or i >= len(words):
        return known
    kind = KINDS.match(words, i)
    if kind == i or (words[i].capital and words[i].fold == "châu"):
        return i
    if kind < len(words) and (end := _numbered(words, kind)) > kind:
        return end
    if kind < len(words) and is_acronym(words[kind]) and (known := KNOWN.match(words, kind)) > kind:
        return known
    name = " ".join(word.fold for word in words[i:kind] if word.text != ".")
    if kind < len(words) and is_name_word(words[kind]):
        return max(unit_end(words, kind, provincial=name in _PROVINCIAL), kind if name in _BARE else i)
    bare = kind - 1 if words[kind - 1].text == "." else kind
    return bare if name in _BARE else i


def _numbered(words: Words, j: int) -> int:
    start = j + 1 if words[j].fold == "số" else j
    if start >= len(words):
        return j
    roman = set(words[start].text) <= set("IVX")
    return start + 1 if words[start].text.isdigit() or roman else j


def known_place(words: Words, i: int) -> int:
    """Where a place of the lexicon that starts at ``i`` ends; ``i`` when none does."""
    if i >= len(words) or not (words[i].capital or words[i].fold in ("châu", "miền", "các")):
        return i
    end = KNOWN.match(words, i)
    single = end == i + 1 and not is_acronym(words[i])
    if (
        single
        and len(run_at(words, i)) == _PAIR
        and is_vietnamese(words[i].text)
        and surname_weight(words[i])
    ):
        return i
    return end


def unit_end(words: Words, i: int, *, provincial: bool = False) -> int:
    """Where the place that starts at ``i`` gives way to a person's name; ``i`` when it is all name."""
    known = KNOWN.match(words, i)
    if known > i and len(run_at(words, known)) != 1:
        return known
    honoured = HONOURED.match(words, i)
    if honoured > i and (len(run_at(words, honoured)) != 1):
        return honoured
    ends = trimmed_run(words, i)
    if not ends:
        return i
    if provincial:
        return known if known > i else (i if reads_as_name(words, i, len(ends)) else ends[-1])
    cuts = range(len(ends) + 1)
    best = max(cuts, key=lambda cut: (_score(words, i, ends, cut), cut))
    return i if best == 0 else ends[best - 1]


def _weight(surname: Word) -> float:
    """How strongly a surname speaks for a person; "Ksor" or "H'" cannot begin a Kinh place name."""
    if not is_vietnamese(surname.text):
        return 4.5
    if surname.fold in _VERY_COMMON:
        return 3.0
    return 1.5 if surname_weight(surname) == COMMON_WEIGHT else 0.0


def _score(words: Words, i: int, ends: list[int], cut: int) -> float:
    """How well ``cut`` syllables of place followed by a name explain the run."""
    size = len(ends) - cut
    place = _USUAL_SIZE.get(cut, -2.0) if cut else 0.0
    if size == 0:
        return place
    start = i if cut == 0 else ends[cut - 1]
    if size not in _NAME_SIZE or not surname_weight(words[start]):
        return -5.0
    weight = _weight(words[start])
    middle = 0.7 if size > _PAIR and words[start + 1].fold in ("văn", "thị") else 0.0
    short = -2.6 if size == _PAIR and cut == 0 else 0.0
    return place + weight + _NAME_SIZE[size] + middle + short
