"""What one pass over a text found, and the titles that may stand before a name.

Filled by `people.scan` and its parts, read by `find_people`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.names import HONORIFICS, RANKS

if TYPE_CHECKING:
    from nhipcau.reading.languages.vi.people.offices import Office
    from nhipcau.reading.languages.vi.syllables import Words


@dataclass(slots=True)
class Sighting:
    """One naming of a person: the words of the name and the offices that go with it."""

    start: int
    end: int
    offices: list[Office] = field(default_factory=list)
    signed: bool = False
    """The office stands below the name, as under a title or at the foot of a text."""


@dataclass(slots=True)
class Scan:
    """What one pass found."""

    sightings: list[Sighting] = field(default_factory=list)
    masked: set[int] = field(default_factory=set)
    """Words inside the name of a street, school or monument."""


MOST_TITLES = 8
"""No person carries more; a page of nothing else must not be walked anew from each."""


def past_titles(words: Words, i: int) -> int:
    """Past "đồng chí", "PGS.TS", "Thiếu tướng, " and the like."""
    j = i
    for _ in range(MOST_TITLES):
        if j >= len(words):
            break
        end = max(HONORIFICS.match(words, j), RANKS.match(words, j))
        if end == j:
            break
        j = end
        while j < len(words) and words[j].text in ".," and _title_goes_on(words, j):
            j += 1
    return j


def _title_goes_on(words: Words, j: int) -> bool:
    if words[j].text == ".":
        return words[j].glued
    return max(RANKS.match(words, j + 1), HONORIFICS.match(words, j + 1)) > j + 1
