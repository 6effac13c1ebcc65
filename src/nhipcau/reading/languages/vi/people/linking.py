"""The offices that stand behind a name: ", Giám đốc …", "- Bí thư …", "(Phó Chủ tịch …)", "giữ chức …".

Decides whether a chain belongs to the name before it or to the next one. Called by `people.scan`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.names import HONORIFICS, RANKS, Trust, name_at
from nhipcau.reading.languages.vi.people.appointing import new_post, past_verbs
from nhipcau.reading.languages.vi.people.chains import offices_at, skip_asides, skip_parent
from nhipcau.reading.languages.vi.syllables import DASHES, Phrases, Words

if TYPE_CHECKING:
    from nhipcau.reading.languages.vi.people.offices import Office

_MARKS = DASHES | frozenset(",:(")
_AGE = Phrases(["tuổi", "sinh năm", "SN", "dân tộc", "quê", "Anh hùng", "năm sinh"])
_LONGEST_ASIDE = 12


@dataclass(frozen=True, slots=True)
class NameEnd:
    """Where a name ended, and what is known of it already."""

    at: int
    announced: bool
    has_office: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """The offices found behind a name, and where they end."""

    offices: list[Office]
    end: int


def offices_behind(words: Words, name: NameEnd) -> Behind:
    """Return the offices behind a name that are its own."""
    nothing = Behind([], name.at)
    for at in dict.fromkeys((name.at, _past_aside(words, name.at))):
        start = _past_link(words, at, announced=name.announced)
        chain = offices_at(words, start) if start is not None else []
        if chain:
            own = _own(words, chain, name)
            return _with_new_post(words, own) if own else nothing
    return nothing


def _with_new_post(words: Words, own: list[Office]) -> Behind:
    """Add the post of ", Trưởng phòng A, Sở B giữ chức vụ Phó Giám đốc Sở B"."""
    at = skip_parent(words, skip_asides(words, own[-1].end))
    start = new_post(words, at)
    new = offices_at(words, start) if start > at else []
    kept = new if new and not _names_next(words, new[-1]) else []
    return Behind(own + kept, (own + kept)[-1].end)


def _past_link(words: Words, j: int, *, announced: bool) -> int | None:
    """Past the mark or the verb between a name and its office; None when neither stands there."""
    if j >= len(words):
        return None
    start = j + 1 if words[j].text in _MARKS else j
    verb = past_verbs(words, start)
    if verb > start:
        return verb
    if start > j:
        return _past_ranks(words, start)
    return j if announced and words[j].capital else None


def _past_ranks(words: Words, j: int) -> int:
    """Past a rank that stands as an apposition: "X, Đại tá, Giám đốc …"."""
    end = RANKS.match(words, j)
    parted = j < end < len(words) and (words[end].text == "," or words[end].text in DASHES)
    return end + 1 if parted else j


def _past_aside(words: Words, j: int) -> int:
    """Past "(sinh năm 1970)", ", 45 tuổi", ", dân tộc Tày"."""
    end = skip_asides(words, j)
    if end > j:
        return end
    if j >= len(words) or words[j].text != ",":
        return j
    limit = min(j + _LONGEST_ASIDE, len(words))
    close = next((k for k in range(j + 1, limit) if words[k].text in ",;.\n"), j)
    aged = any(_AGE.match(words, k) > k for k in range(j + 1, close))
    return close if aged and words[close].text == "," else j


def _own(words: Words, chain: list[Office], name: NameEnd) -> list[Office]:
    """Cut off what belongs to the next name: "…, Chủ tịch Quốc hội Trần B"."""
    last = chain[-1]
    if not _names_next(words, last):
        return chain
    if name.has_office or len(chain) == 1:
        return []
    return chain[:-1]


def _names_next(words: Words, office: Office) -> bool:
    trust = Trust.CALLED if office.kind in ("state", "posted") else Trust.LISTED
    for at in dict.fromkeys((office.end, skip_asides(words, office.end))):
        title = max(HONORIFICS.match(words, at), RANKS.match(words, at))
        if name_at(words, at, trust) > at or (title > at and name_at(words, title, Trust.CALLED) > title):
            return True
    return False
