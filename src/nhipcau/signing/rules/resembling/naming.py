"""In what way a place differs: hidden sign, look-alike, figure, date, negation, marks. Pure.

In: two short stretches of tokens with what stands around them. Out: the `Kind` that the screen has words for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.reading.folding import fold
from nhipcau.signing.rules.invisible import without_hidden
from nhipcau.signing.rules.resembling.lookalikes import skeleton
from nhipcau.signing.rules.resembling.tokens import FIGURE, LETTER, SIGN, Token
from nhipcau.signing.rules.resembling.told import Kind
from nhipcau.signing.rules.resembling.vocabulary import (
    DATE_WORDS,
    NEGATIONS,
    WRITTEN_NUMBERS,
    Words,
    has_one,
)

NEAR = 3
"""Tokens on either side that say whether a figure is part of a date."""
NEAR_LETTERS = 12
"""The same where words are written letter by letter."""
SHORT = 12
"""Tokens; a longer stretch is told as added, missing or changed, whatever stands in it."""
_DATE_SIGNS = frozenset("/-.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some tokens of one text, and those around them."""

    row: Sequence[Token]
    start: int
    end: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens that differ."""
        return self.row[self.start : self.end]

    @property
    def text(self) -> str:
        """What counts of them, spaced words parted by one blank."""
        return _written(self.tokens)

    @property
    def around(self) -> str:
        """What counts of them and of their neighbours."""
        return _written(self._beside(NEAR if self.is_spaced else NEAR_LETTERS))

    @property
    def is_spaced(self) -> bool:
        """Whether blanks part the words here."""
        return all(token.kind != LETTER for token in self._beside(NEAR))

    def _beside(self, near: int) -> Sequence[Token]:
        return self.row[max(0, self.start - near) : self.end + near]


def kind_of(ours: Stretch, theirs: Stretch, language: str) -> Kind:
    """Name one difference: what deceives the eye first, then what turns the meaning, then the rest."""
    deceives = _deceives("".join(ours.text.split()), "".join(theirs.text.split()))
    if deceives:
        return deceives
    if len(ours.tokens) + len(theirs.tokens) > SHORT:
        return _plain_kind(ours, theirs)
    if _has_figures(ours, theirs, language):
        return Kind.DATE if _in_date(ours, theirs, language) else Kind.NUMBER
    if _turns(ours, theirs, NEGATIONS, language):
        return Kind.NEGATION
    if _turns(ours, theirs, DATE_WORDS, language) and theirs.tokens and ours.tokens:
        return Kind.DATE
    return _plain_kind(ours, theirs)


def _deceives(ours: str, theirs: str) -> Kind | None:
    """Compare without blanks: a foreign sign inside a figure makes several tokens of one."""
    if ours == theirs:
        return None
    plain = without_hidden(ours), without_hidden(theirs)
    if plain[0] == plain[1]:
        return Kind.HIDDEN
    return Kind.LOOKALIKE if skeleton(plain[0]) == skeleton(plain[1]) else None


def _plain_kind(ours: Stretch, theirs: Stretch) -> Kind:
    every = [*ours.tokens, *theirs.tokens]
    if all(token.kind == SIGN for token in every):
        return Kind.PUNCTUATION
    if not theirs.tokens:
        return Kind.MISSING
    if not ours.tokens:
        return Kind.ADDED
    if sorted(token.key for token in ours.tokens) == sorted(token.key for token in theirs.tokens):
        return Kind.MOVED
    return Kind.MARKS if fold(ours.text) == fold(theirs.text) else Kind.CHANGED


def _has_figures(ours: Stretch, theirs: Stretch, language: str) -> bool:
    figures = [{token.key for token in side.tokens if token.kind == FIGURE} for side in (ours, theirs)]
    return figures[0] != figures[1] or _turns(ours, theirs, WRITTEN_NUMBERS, language)


def _in_date(ours: Stretch, theirs: Stretch, language: str) -> bool:
    side = ours if ours.tokens else theirs
    if any(token.kind == FIGURE and _DATE_SIGNS & set(token.key) and _is_date(token.key)
           for token in side.tokens):  # fmt: skip
        return True
    return has_one(_words(DATE_WORDS, language), side.around, is_spaced=side.is_spaced)


def _is_date(figure: str) -> bool:
    parts = figure.replace("-", "/").replace(".", "/").split("/")
    return len(parts) > 1 and all(part.isdecimal() and len(part) in {1, 2, 4} for part in parts)


def _turns(ours: Stretch, theirs: Stretch, table: Words, language: str) -> bool:
    words = _words(table, language)
    found = [has_one(words, side.text, is_spaced=side.is_spaced) for side in (ours, theirs)]
    return found[0] != found[1] or (table is not NEGATIONS and all(found))


def _words(table: Words, language: str) -> frozenset[str]:
    return table.get(language.partition("-")[0].lower(), frozenset())


def _written(row: Sequence[Token]) -> str:
    parts: list[str] = []
    for token in row:
        if parts and token.kind != LETTER:
            parts.append(" ")
        parts.append(token.key)
    return "".join(parts)
