"""Text in, the agencies and organisations it names out. Called by the annotating stage.

Pure: the lexicon is `bodies.toml`, the grammar is in `grammar` and `domain_words`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies.grammar import body_at
from nhipcau.reading.languages.vi.names import reads_as_person, trimmed_run
from nhipcau.reading.languages.vi.place_words import KINDS, known_place, place_at
from nhipcau.reading.languages.vi.syllables import Words, words_of
from nhipcau.reading.records import Body, Span

__all__ = ["find_bodies"]

_POSTS = frozenset(("thư", "tịch", "nhiệm", "trưởng", "đốc"))


def find_bodies(text: str) -> tuple[Body, ...]:
    """Return each body once, by its exact words, with every place where it stands."""
    words = words_of(text)
    found: dict[str, list[Span]] = {}
    i = 0
    while i < len(words):
        start = _past_deputy(words, i)
        end = body_at(words, start, small=_behind_office(words, start))
        if end > start:
            span = (words[start].start, words[end - 1].end)
            found.setdefault(text[slice(*span)], []).append(span)
        i = end if end > start else _past_other_name(words, i)
    return tuple(Body(text=name, spans=tuple(spans)) for name, spans in found.items())


def _past_other_name(words: Words, i: int) -> int:
    """Past a person's or a place's name, whose syllables may read as a body ("Trịnh Trường Huy")."""
    kind = KINDS.match(words, i)
    if kind > i and not words[i].capital and body_at(words, kind) <= kind + 2:
        return max(place_at(words, i), kind)
    if words[i].capital and (place := known_place(words, i)) > i:
        return place
    if words[i].capital and reads_as_person(words, i):
        return trimmed_run(words, i)[-1]
    return i + 1


def _past_deputy(words: Words, i: int) -> int:
    """In "Phó Bí thư Thường trực Tỉnh ủy" the body is "Tỉnh ủy"."""
    standing = i + 2 < len(words) and words[i].fold == "thường" and words[i + 1].fold == "trực"
    return i + 2 if standing and i and words[i - 1].fold in _POSTS else i


def _behind_office(words: Words, i: int) -> bool:
    """In "Trưởng ban Tổ chức Tỉnh ủy" the body starts with a small letter."""
    return bool(i) and words[i].fold in ("ban", "phòng") and words[i - 1].fold in ("trưởng", "phó")
