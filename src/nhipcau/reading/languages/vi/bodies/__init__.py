"""Text in, the agencies and organisations it names out. Called by the annotating stage.

Pure: the lexicon is `bodies.toml`, the grammar is in `grammar` and `domain_words`.
"""

from __future__ import annotations

from nhipcau.reading.languages.vi.bodies.grammar import body_at
from nhipcau.reading.languages.vi.syllables import words_of
from nhipcau.reading.records import Body, Span

__all__ = ["find_bodies"]


def find_bodies(text: str) -> tuple[Body, ...]:
    """Return each body once, by its exact words, with every place where it stands."""
    words = words_of(text)
    found: dict[str, list[Span]] = {}
    i = 0
    while i < len(words):
        end = body_at(words, i)
        if end > i:
            span = (words[i].start, words[end - 1].end)
            found.setdefault(text[slice(*span)], []).append(span)
        i = max(end, i + 1)
    return tuple(Body(text=name, spans=tuple(spans)) for name, spans in found.items())
