"""Where the duty in a body's name ends: "Văn hóa, Thể thao và Du lịch", "Thông tin đối ngoại".

Capitals open a duty, known nouns continue it in small letters, a verb ends it. Called by `grammar`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.names import is_name_word, reads_as_person, run_at
from nhipcau.reading.languages.vi.place_words import KINDS, known_place
from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Words, is_acronym, lexicon

_LEXICON = lexicon("bodies")
_DOMAINS = _LEXICON["domains"]
_NOUNS = Phrases(_DOMAINS["nouns"])
_SMALL = Phrases(noun for noun in _DOMAINS["nouns"] if noun not in set(_DOMAINS["never_small"]))
_NEVER_SMALL = Phrases(_DOMAINS["never_small"])
_BEFORE_PARENT = Phrases(_DOMAINS["small_before_parent"])
_ACTS = Phrases(_DOMAINS["acts"])
_COMPOUNDS = Phrases(_DOMAINS["compounds"])
_ALONE = frozenset(_DOMAINS["alone"])
_HEADS = Phrases([name for kind in _LEXICON["heads"].values() for name in kind])
_WHOLE = Phrases(_LEXICON["whole"]["names"])
_OFFICES = lexicon("offices")
_TITLES = Phrases(
    title for titles in (*_OFFICES["heads"].values(), lexicon("names")["words"]["ranks"]) for title in titles
)
_COMPANY = Phrases(_LEXICON["domains"]["company"])
_LINKS = DASHES | {"và", "&"}
STOPS = frozenset(_LEXICON["domains"]["stops"])


def items_end(words: Words, j: int, *, first: int, proper: bool, free: bool) -> int:
    """Where the duties that start at ``j`` end; ``first`` is the body's first word."""
    start = j
    while j < len(words):
        end = item_at(words, j, opened=j > start, proper=proper, free=free)
        if end == j and j > start:
            end = _linked(words, start, j)
        if end == j and j == start:
            end = _unheard(words, j, first=first, proper=proper)
        if end == j:
            return j
        j = end
    return j


def item_at(words: Words, j: int, *, opened: bool, proper: bool = False, free: bool = False) -> int:
    """Where one duty ends; in small letters only behind another one or behind a free head."""
    if j >= len(words):
        return j
    compound = _COMPOUNDS.match(words, j)
    longer = max(_NOUNS.match(words, j), _ACTS.match(words, j)) > compound
    small = free and not (opened and _NEVER_SMALL.match(words, j) == compound)
    if (
        compound > j
        and not longer
        and (words[j].capital or small)
        and not _starts_name(words, j, compound, proper=proper)
    ):
        return compound
    if proper and (company := _COMPANY.match(words, j)) > j:
        return company
    if words[j].capital:
        return _capital_item(words, j, opened=opened, proper=proper)
    end = max(_SMALL.match(words, j), _before_parent(words, j))
    if free and (act := max(_ACTS.match(words, j), _NOUNS.match(words, j))) > max(j + 1, end):
        return j if opened and _NEVER_SMALL.match(words, j) == act else act
    return end if (opened or free) and end > j + 1 and _known_case(words, j, end) else j


def _before_parent(words: Words, j: int) -> int:
    """Past "báo chí" of "Vụ Thông tin báo chí Bộ Ngoại giao"; else stay."""
    end = _BEFORE_PARENT.match(words, j)
    if end == j or end + 1 >= len(words) or words[end].text in ",.()":
        return end
    end_of_duty = end
    if words[end].text in DASHES and end + 2 < len(words):
        end += 1
    parent = max(_HEADS.match(words, end), _WHOLE.match(words, end))
    named = parent > end and words[end].capital and (words[end + 1].capital or is_acronym(words[end]))
    return end_of_duty if named else j


def _known_case(words: Words, j: int, end: int) -> bool:
    """In small letters throughout, bar a place inside ("người Việt Nam ở nước ngoài")."""
    return not words[j].capital and words[end - 1].text != ","


def _capital_item(words: Words, j: int, *, opened: bool, proper: bool) -> int:
    if _is_abbreviation(words, j) and (not opened or proper):
        titles = max(_TITLES.match(words, j), _WHOLE.match(words, j), _NOUNS.match(words, j))
        if titles == j:
            return acronym_end(words, j)
    end = max(_NOUNS.match(words, j), _ACTS.match(words, j))
    if end == j or _HEADS.match(words, j) > end or _starts_name(words, j, end, proper=proper):
        return j
    if known_place(words, j) > end or (opened and _is_other(words, j, end)):
        return j
    return end


def _is_abbreviation(words: Words, j: int) -> bool:
    return is_acronym(words[j]) and not is_name_word(words[j]) and KINDS.match(words, j) == j


def _starts_name(words: Words, j: int, end: int, *, proper: bool) -> bool:
    """A one-syllable duty that is also the first syllable of a person's or a place's name."""
    if end > j + 1 or is_acronym(words[j]):
        return False
    if proper:
        return end < len(words) and is_name_word(words[end]) and not starts_phrase(words, end)
    return reads_as_person(words, j)


def _is_other(words: Words, j: int, end: int) -> bool:
    """Whether a longer title, head or whole body starts here instead."""
    return max(_TITLES.match(words, j), _WHOLE.match(words, j)) >= end


def acronym_end(words: Words, j: int) -> int:
    """Past "TT&TT", "KH-CN", "VH,TT&DL"."""
    end = j + 1
    while end + 1 < len(words) and words[end].text in "&-," and _glued_acronym(words, end):
        end += 2
    return end


def _glued_acronym(words: Words, j: int) -> bool:
    return words[j].glued and words[j + 1].glued and is_acronym(words[j + 1])


def _linked(words: Words, start: int, j: int) -> int:
    """Past "và Du lịch" or ", Thể thao và Du lịch" when the list belongs to one name; else stay."""
    before = " ".join(word.fold for word in words[start:j])
    small = _ACTS.match(words, start) > start
    if words[j].text == ",":
        return j if before in _ALONE else _comma_list(words, j, small=small)
    if words[j].fold not in _LINKS or (words[j].glued and words[j].text not in DASHES):
        return j
    end = _one_more(words, j + 1, small=small) or j
    after = " ".join(word.fold for word in words[j + 1 : end])
    return j if before in _ALONE and after in _ALONE else end


def _comma_list(words: Words, j: int, *, small: bool) -> int:
    """A comma stands inside a name only when its list is closed by "và"."""
    at = j
    for _ in range(4):
        end = _one_more(words, at + 1, small=small)
        if end is None or end >= len(words):
            return j
        if words[end].fold in ("và", "&"):
            return _one_more(words, end + 1, small=small) or j
        if words[end].text != ",":
            return j
        at = end
    return j


def _one_more(words: Words, k: int, *, small: bool) -> int | None:
    """Where the duties at ``k`` end when they are no body, office or person of their own."""
    if small and k < len(words) and (end := max(_SMALL.match(words, k), _ACTS.match(words, k))) > k + 1:
        return end
    if k >= len(words) or not words[k].capital or max(_WHOLE.match(words, k), _TITLES.match(words, k)) > k:
        return None
    end = item_at(words, k, opened=False)
    if end == k or (_HEADS.match(words, k) > k and end <= _HEADS.match(words, k)):
        return None
    if _HEADS.match(words, k) > k and item_at(words, _HEADS.match(words, k), opened=False) > end:
        return None
    while (more := item_at(words, end, opened=True)) > end:
        end = more
    return end


def _unheard(words: Words, j: int, *, first: int, proper: bool) -> int:
    """A first duty that no lexicon knows: one capitalised word with at most one small syllable."""
    if proper or j == first or not is_name_word(words[j]) or j + 1 >= len(words):
        return j
    if max(known_place(words, j), _HEADS.match(words, j)) > j:
        return j
    if reads_as_person(words, j) or len(run_at(words, j)) > 1:
        return j
    follower = words[j + 1]
    if not follower.text.isalpha() or follower.capital or follower.fold in STOPS or starts_phrase(words, j):
        return j
    return j + 2


def starts_phrase(words: Words, j: int) -> bool:
    """Whether an office, a rank or a duty of two syllables starts at ``j``."""
    return max(_TITLES.match(words, j), _NOUNS.match(words, j), _ACTS.match(words, j)) > j + 1


def small_lead_end(words: Words, j: int) -> int:
    """Past at most two small words before a proper name ("Câu lạc bộ hát Then"); else stay."""
    k = j
    while k < len(words) and k < j + 2 and words[k].text.isalpha() and not words[k].capital:
        if words[k].fold in STOPS:
            return j
        k += 1
    return k if k < len(words) and is_name_word(words[k]) else j
