"""The stretch of a text that shows why it was found. In: text and query terms; out: marked pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.monitoring.rules.words import Term, Word, together, words

Span = tuple[int, int]
SNIPPET_LETTERS = 220
"""About three lines of the list at 1280 px."""
LETTERS_BEFORE = 60
"""How much stands before the first found word."""
WEIGHT_EXACT, WEIGHT_FOLDED = 3, 2
HITS_WEIGHED = 300
"""A common word of a long text; more of them change nothing that a reader sees."""
LETTERS_READ = 40_000
"""Enough of the longest articles; a list page reads 25 texts."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text, found or not."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a term stands, and how good a match it is."""

    start: int
    end: int
    term: int
    weight: int


def marked(text: str, terms: Sequence[Term]) -> list[Fragment]:
    """Cut a whole text (a title) into found and other runs."""
    return _cut(text, 0, len(text), _joined(_hits(text, terms)))


def snippet(text: str, terms: Sequence[Term]) -> list[Fragment]:
    """Return the window with the best found words, or the beginning when nothing is found."""
    text = text[:LETTERS_READ]
    hits = _hits(text, terms)
    start, end = _window(text, hits)
    fragments = _cut(text, start, end, _joined(hits))
    before = [Fragment("… ")] if start else []
    return before + fragments + ([Fragment(" …")] if end < len(text) else [])


def _window(text: str, hits: list[Hit]) -> Span:
    best = max(hits, key=lambda hit: (_worth(hit.start, hits), hit.weight, -hit.start), default=None)
    start = max(0, best.start - LETTERS_BEFORE) if best else 0
    start = text.rfind(" ", 0, start + 1) + 1 if start else 0
    end = start + SNIPPET_LETTERS
    if end >= len(text):
        return start, len(text)
    return start, max(text.rfind(" ", start, end), start + SNIPPET_LETTERS // 2)


def _worth(start: int, hits: list[Hit]) -> int:
    best: dict[int, int] = {}
    for hit in hits:
        if start <= hit.start < start + SNIPPET_LETTERS - LETTERS_BEFORE:
            best[hit.term] = max(hit.weight, best.get(hit.term, 0))
    return sum(best.values())


def _hits(text: str, terms: Sequence[Term]) -> list[Hit]:
    found = list(words(text))
    asked = list(enumerate(terms)) + ([(len(terms), together(terms))] if len(terms) > 1 else [])
    hits = sorted((hit for number, term in asked for hit in _places(number, term, found)), key=_start)
    return hits[:HITS_WEIGHED]


def _start(hit: Hit) -> int:
    return hit.start


def _joined(hits: list[Hit]) -> list[Span]:
    joined: list[Span] = []
    for hit in hits:
        if joined and hit.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(hit.end, joined[-1][1]))
        else:
            joined.append((hit.start, hit.end))
    return joined


def _places(number: int, term: Term, found: list[Word]) -> list[Hit]:
    size = len(term.folded)
    hits = []
    for at, word in enumerate(found[: len(found) - size + 1]):
        run = found[at : at + size] if word.folded == term.folded[0] else []
        if run and tuple(one.folded for one in run) == term.folded:
            is_exact = tuple(one.exact for one in run) == term.exact
            weight = (WEIGHT_EXACT if is_exact else WEIGHT_FOLDED) * size
            hits.append(Hit(word.start, run[-1].end, number, weight))
    return hits


def _cut(text: str, start: int, end: int, hits: list[Span]) -> list[Fragment]:
    fragments, at = [], start
    for hit_start, hit_end in hits:
        if hit_end <= start or hit_start >= end:
            continue
        fragments += [Fragment(text[at:hit_start]), Fragment(text[hit_start : min(hit_end, end)], found=True)]
        at = min(hit_end, end)
    fragments.append(Fragment(text[at:end]))
    return [fragment for fragment in fragments if fragment.text]
