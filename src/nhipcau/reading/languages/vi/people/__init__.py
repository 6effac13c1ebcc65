"""Text in, the office-holders it names out: full name, offices, every place of the name.

Private persons, by-lines (unless signed with an office) and namesakes of streets stay out (charter rule 1).
Called by the annotating stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhipcau.reading.languages.vi.people.mentions import spans_of
from nhipcau.reading.languages.vi.people.scan import scan
from nhipcau.reading.languages.vi.people.sightings import Scan, past_titles
from nhipcau.reading.languages.vi.syllables import Words, fold, words_of
from nhipcau.reading.records import Person

__all__ = ["find_people"]

Key = tuple[str, ...]
_BETWEEN_AUTHORS = re.compile(r"\s[-\u2013\u2014]\s|[,;&/]|\svà\s")


@dataclass(slots=True)
class _Known:
    name: str
    signed: bool = False
    offices: dict[str, str] = field(default_factory=dict)


def find_people(text: str, *, title: str = "", byline: str | None = None) -> tuple[Person, ...]:
    """Return each office-holder once, in order of mention.

    ``title`` may give the office of someone whom the text only names; ``byline`` is the author.
    """
    words = words_of(text)
    found = scan(words)
    known: dict[Key, _Known] = {}
    _gather(text, words, found, known)
    if title:
        title_words = words_of(title)
        _gather(title, title_words, scan(title_words), known)
    _merge_surnames(known)
    for author in _authors(byline or ""):
        if author in known and not known[author].signed:
            del known[author]
    spans = spans_of(words, list(known), found.masked)
    people = [
        Person(name=person.name, offices=_without_short_forms(person.offices), spans=tuple(spans[key]))
        for key, person in known.items()
        if spans[key]
    ]
    return tuple(sorted(people, key=lambda person: person.spans[0]))


def _key(words: Words) -> Key:
    return tuple(word.fold for word in words)


def _authors(byline: str) -> Iterator[Key]:
    """Yield the names of "PGS.TS. Lê An - Trần Bình", each without its titles."""
    for part in _BETWEEN_AUTHORS.split(byline):
        words = words_of(part)
        yield _key(words[past_titles(words, 0) :])


def _gather(text: str, words: Words, found: Scan, known: dict[Key, _Known]) -> None:
    for sighting in found.sightings:
        key = _key(words[sighting.start : sighting.end])
        name = text[words[sighting.start].start : words[sighting.end - 1].end]
        person = known.setdefault(key, _Known(name))
        person.signed = person.signed or sighting.signed
        if person.name.isupper() and not name.isupper():
            person.name = name
        for office in sighting.offices:
            first, last = office.words(words)
            written = " ".join(text[first.start : last.end].split())
            person.offices.setdefault(" ".join(fold(part) for part in written.split()), written)


def _merge_surnames(known: dict[Key, _Known]) -> None:
    """Give what "Tổng thống Putin" says to the one person known by that surname in full."""
    for key in [key for key in known if len(key) == 1]:
        full = [other for other in known if len(other) > 1 and key[0] in (other[0], other[-1])]
        if len(full) == 1:
            for office, written in known.pop(key).offices.items():
                known[full[0]].offices.setdefault(office, written)


def _without_short_forms(offices: dict[str, str]) -> tuple[str, ...]:
    """Leave out "Phó Chủ tịch" where the same person's "Phó Chủ tịch UBND tỉnh" is known."""
    return tuple(
        written
        for key, written in offices.items()
        if not any(other != key and other.startswith(f"{key} ") for other in offices)
    )
