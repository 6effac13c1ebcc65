"""Whether a name without its kind can be a place at all where it stands.

In: a mark and the text around it; out: how far it may be trusted; called by `find`.
"""

from __future__ import annotations

import re
from enum import IntEnum

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.book import PROVINCE
from nhipcau.reading.languages.vi.places.marks import Mark
from nhipcau.reading.languages.vi.places.spelling import canonical

_LEFT = re.compile(r"([\w’'./]+)([ \u00a0]?)$")
_RIGHT = re.compile(r"[ \u00a0](\w+)")
_ABROAD = re.compile(r"(?: \(|, | của )(?:trung quốc|lào|campuchia)\b")
_WINDOW = 32
CLUBS = frozenset({"FC", "BC"})
"""Acronyms that make a team of the name before them."""
_LONGEST_INITIAL = 3
"""A capital with a full stop ("N.") is part of a person's name."""


class Trust(IntEnum):
    """How far a name may be believed to be a place."""

    NONE = 0
    DOUBTED = 1
    """Only with its province or district beside it."""
    PLAIN = 2


def trust_in(mark: Mark, text: str, spelt: str) -> Trust:
    """Judge a name by the words right before and after it."""
    if mark.entry.form in words.SHARED_WITH_CHINA and _ABROAD.match(spelt, mark.end):
        return Trust.NONE
    if mark.kind and mark.kind.joined:
        return Trust.NONE if _goes_on(mark, text, spelt) and not _is_province(mark) else Trust.PLAIN
    if mark.entry.whole:
        return Trust.PLAIN
    if mark.kind:
        return _by_right(mark, text, spelt)
    return min(_by_left(mark, text, spelt), _by_right(mark, text, spelt))


def _by_left(mark: Mark, text: str, spelt: str) -> Trust:
    before = spelt[max(0, mark.start - _WINDOW) : mark.start]
    found = _LEFT.search(text, max(0, mark.start - _WINDOW), mark.start)
    if found is None or not found[2]:
        return (
            Trust.PLAIN
            if not mark.capitals or mark.entry.form not in words.TRAPS_IN_CAPITALS
            else Trust.DOUBTED
        )
    heads = _last_words(before)
    if heads & words.CALLED or (heads & words.NO_PLACE_AFTER and not heads & words.PLACE_AFTER):
        return Trust.NONE
    if mark.capitals and found[1].isupper():
        return Trust.DOUBTED if mark.entry.form in words.TRAPS_IN_CAPITALS else Trust.PLAIN
    if found[1][0].isupper() and not _may_stand_before(found, text, heads):
        return Trust.NONE
    return Trust.DOUBTED if heads & words.NO_TOWN_AFTER and not _is_province(mark) else Trust.PLAIN


def _may_stand_before(found: re.Match[str], text: str, heads: frozenset[str]) -> bool:
    """A capital before the name: an acronym or the first word of a sentence may stand there, no name may."""
    word = found[1]
    if word.isupper() and len(word) > 1:
        return True
    if word[-1] in "./":
        return word[-1] == "/" or not word[:-1].istitle() or len(word) > _LONGEST_INITIAL
    if canonical(word) in words.SURNAMES:
        return False
    start = found.start(1)
    lead = text[:start].rstrip(" \u00a0“\"'‘(")
    return not lead or lead[-1] in ".!?:;…\n-–—" or bool(heads & {"nam", "bắc"})


def _by_right(mark: Mark, text: str, spelt: str) -> Trust:
    if mark.capitals:
        return Trust.PLAIN
    return Trust.NONE if _goes_on(mark, text, spelt) else Trust.PLAIN


def _goes_on(mark: Mark, text: str, spelt: str) -> bool:
    """The name is longer than the unit's: "Hà Nội Metro"; a person's name after it is none of it."""
    found = _RIGHT.match(text, mark.end)
    if found is None or not found[1][0].isupper() or mark.capitals:
        return False
    word = found[1]
    if word.isupper() and len(word) > 1:
        return word in CLUBS
    return spelt[found.start(1) : found.end(1)] not in words.SURNAMES


def _last_words(before: str) -> frozenset[str]:
    """Return the last one, two and three words before the name."""
    parts = before.split()[-3:]
    return frozenset(" ".join(parts[-size:]) for size in range(1, len(parts) + 1))


def _is_province(mark: Mark) -> bool:
    return any(period.level == PROVINCE for period in mark.entry.periods)
