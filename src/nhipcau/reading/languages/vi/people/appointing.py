"""Verbs that put a person into an office: "đã được bầu giữ chức", "thôi giữ chức", "bổ nhiệm … cho ông …".

Called by `people.linking` behind a name and by `people.scan` behind an office.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies.grammar import body_at
from nhipcau.reading.languages.vi.names import Trust, name_at
from nhipcau.reading.languages.vi.people.chains import skip_asides
from nhipcau.reading.languages.vi.people.sightings import past_titles
from nhipcau.reading.languages.vi.syllables import Phrases, Words, lexicon

_WORDS = lexicon("offices")["words"]
_LINKING = Phrases(_WORDS["linking"])
_ADVERBS = Phrases(_WORDS["adverbs"])
_PASSIVE = Phrases(_WORDS["passive"])
_ELECTED = Phrases(_WORDS["elected"])
_HANDING = Phrases(_WORDS["handing"])
_APPOINTING = Phrases(_WORDS["appointing"])
_HOLDING = Phrases(_WORDS["holding"])
_ENTRUSTED = Phrases(_WORDS["entrusted"])
_TO_WHOM = Phrases(_WORDS["to_whom"])
_BREAKS = frozenset(".;:\n(\u201c\u0022")
_LONGEST_WAY = 24
_MOST_WORDS = 10
_LOOK_BACK = 4


def past_verbs(words: Words, j: int) -> int:
    """Past "là", "được bổ nhiệm làm", "vừa được HĐND tỉnh bầu giữ chức"; stay when no office is given."""
    plain = _LINKING.match(words, j)
    k, given = j, False
    for _ in range(_MOST_WORDS):
        if (holding := _HOLDING.match(words, k)) > k:
            return max(holding, plain)
        if (passive := max(_PASSIVE.match(words, k), _ELECTED.match(words, k))) > k:
            k, given = max(passive, body_at(words, passive)), True
            continue
        after = max(_ADVERBS.match(words, k), _APPOINTING.match(words, k) if given else k)
        if after == k:
            break
        k = after + (after < len(words) and (words[after].text == "," or words[after].fold == "và"))
    return max(k if given and k > j + 1 and words[k - 1].fold != "và" else j, plain)


def new_post(words: Words, j: int) -> int:
    """Where the office of ", tham gia Ban Thường vụ và giữ chức …" starts; ``j`` when there is none.

    The way is searched within the sentence, and no further than another person's name.
    """
    at = j + (j < len(words) and words[j].text == ",")
    if (verb := past_verbs(words, at)) > at:
        return verb
    k = j
    while k < min(j + _LONGEST_WAY, len(words)) and words[k].text not in _BREAKS:
        if _HANDING.match(words, k) > k or past_titles(words, k) > k:
            return j
        if words[k].capital and name_at(words, k, Trust.BARE) > k:
            return j
        body = body_at(words, k) if words[k].capital else k
        if body == k and (holding := _HOLDING.match(words, k)) > k + 1:
            return holding
        k = max(body, k + 1)
    return j


def past_conferral(words: Words, i: int, j: int) -> int:
    """Past "khóa X đối với" or "cho" behind the office that ``i`` to ``j`` is.

    "của" and "cho" need a verb or "chức" before the office; who is meant must be called "ông".
    """
    at = skip_asides(words, j)
    to = _TO_WHOM.match(words, at)
    if to == at or past_titles(words, to) == to:
        return j
    if words[at].fold == "đối":
        return j if i and words[i - 1].fold == "của" else to
    first = max(i - _LOOK_BACK, 0)
    return to if any(_ENTRUSTED.match(words, k) == i for k in range(first, i)) else j
