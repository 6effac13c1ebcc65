"""Offices on the lines below a name: "PGS.TS. Trần An", then "Phó Trưởng Ban …," and so on.

The block of an author under a title or at the foot of a text. Called by `people.scan` at a line's start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.names import Trust, name_at
from nhipcau.reading.languages.vi.people.chains import offices_at, skip_asides, skip_parent
from nhipcau.reading.languages.vi.people.sightings import Sighting, past_titles

if TYPE_CHECKING:
    from nhipcau.reading.languages.vi.people.offices import Office
    from nhipcau.reading.languages.vi.syllables import Words

_MOST_LINES = 6
_END_MARKS = ".,;)*"


def signed_at(words: Words, i: int) -> Sighting | None:
    """Return the name that fills the line at ``i`` with the offices that fill the lines below it."""
    if i and words[i - 1].text != "\n":
        return None
    start = past_titles(words, i)
    end = name_at(words, start, Trust.CALLED if start > i else Trust.BARE)
    below = _next_line(words, end)
    if end == start or below is None:
        return None
    offices: list[Office] = []
    for _ in range(_MOST_LINES):
        chain = _office_line(words, below)
        if not chain:
            break
        offices += chain
        after = _next_line(words, _past_all(words, chain[-1].end))
        if after is None:
            break
        below = after
    return Sighting(start, end, offices, signed=True) if offices else None


def _office_line(words: Words, i: int) -> list[Office]:
    """Return the offices at ``i`` when nothing else stands in their line."""
    chain = offices_at(words, i + 1 if i < len(words) and words[i].text == "(" else i)
    if not chain:
        return []
    end = _past_all(words, chain[-1].end)
    return chain if end >= len(words) or words[end].text == "\n" else []


def _past_all(words: Words, j: int) -> int:
    """Past asides and the marks that close a line."""
    j = skip_asides(words, j)
    j = skip_parent(words, j)
    while j < len(words) and words[j].text in _END_MARKS:
        j += 1
    return j


def _next_line(words: Words, j: int) -> int | None:
    """Where the next line that holds anything starts; None when ``j`` does not end a line."""
    k = j
    while k < len(words) and words[k].text == "\n":
        k += 1
    return k if j < k < len(words) else None
