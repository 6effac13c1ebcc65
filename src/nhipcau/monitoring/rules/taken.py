"""What a copy kept, cut, changed and added. In: titles and texts of both; out: counts for the copy tree.

Sentence by sentence, for outlets break paragraphs as they like. Called by actions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from nhipcau.monitoring.rules.words import words

Kind = Literal["whole", "cut", "edited", "expanded"]
SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？។])")
SAME = 0.999
"""Every pair of words stands in the other text."""
CHANGED = 0.4
"""Share of its pairs of words from which on a sentence was reworded rather than cut."""
WHOLE, LITTLE = 0.97, 0.06
"""A copy that keeps so much and adds so little is the whole text: a date line, a credit."""
EXPANDED = 0.25
"""Share of a copy's own text from which on it is more than a copy."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The difference in counts."""

    share: float
    """How much of the original is kept, 0 to 1."""
    own: float
    """How much of the copy is not from the original, 0 to 1."""
    paragraphs_cut: int
    sentences_cut: int
    """Those of paragraphs that were not cut whole."""
    sentences_changed: int
    sentences_added: int
    is_retitled: bool

    @property
    def kind(self) -> Kind:
        """Name the greatest change."""
        if self.own >= EXPANDED and self.sentences_added:
            return "expanded"
        if self.paragraphs_cut or self.sentences_cut:
            return "cut"
        return "whole" if self.share >= WHOLE and self.own <= LITTLE else "edited"


def taken(title: str, text: str, copy_title: str, copy_text: str) -> Taken:
    """Compare a copy with what it was taken from."""
    source, copy = _Text(text), _Text(copy_text)
    kept = [[copy.holds(sentence) for sentence in paragraph] for paragraph in source.paragraphs]
    gone = [shares for shares in kept if all(share < CHANGED for share in shares)]
    left = [share for shares in kept if shares not in gone for share in shares]
    brought = [source.holds(sentence) for paragraph in copy.paragraphs for sentence in paragraph]
    return Taken(
        share=copy.share(source),
        own=1 - source.share(copy),
        paragraphs_cut=len(gone),
        sentences_cut=sum(share < CHANGED for share in left),
        sentences_changed=sum(CHANGED <= share < SAME for share in left),
        sentences_added=sum(share < CHANGED for share in brought),
        is_retitled=_plain(title) != _plain(copy_title),
    )


class _Text:
    """A text as sentences, each a list of its pairs of words."""

    def __init__(self, text: str) -> None:
        cut = [[_pairs(one) for one in SENTENCE_ENDS.split(part)] for part in text.split("\n")]
        self.paragraphs = [[pairs for pairs in part if pairs] for part in cut]
        self.paragraphs = [part for part in self.paragraphs if part]
        self._all = {pair for part in self.paragraphs for pairs in part for pair in pairs}

    def holds(self, sentence: list[str]) -> float:
        """Return which share of a sentence stands here."""
        return sum(pair in self._all for pair in sentence) / len(sentence)

    def share(self, other: _Text) -> float:
        """Return which share of the other text stands here."""
        pairs = [pair for part in other.paragraphs for sentence in part for pair in sentence]
        return self.holds(pairs) if pairs else 0.0


def _pairs(sentence: str) -> list[str]:
    found = [word.folded for word in words(sentence)]
    return [f"{one} {other}" for one, other in pairwise(found)] or found


def _plain(title: str) -> list[str]:
    return [word.folded for word in words(title)]
