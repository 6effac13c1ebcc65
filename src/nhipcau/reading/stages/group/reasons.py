"""What a piece and its story both say, in the piece's own spelling, for a person to read as the reason.

In: the piece, the story's other pieces and how telling a term is. Out: a few phrases, names and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from nhipcau.reading.stages.group.frequencies import common_words
from nhipcau.reading.stages.group.pieces import Piece
from nhipcau.reading.stages.group.terms import Token, facts, grams, tokens

MOST = 4
LONGEST = 6
"""Words of a phrase: a name or a thing, never a copied sentence."""
LETTERS = 600


def reasons(piece: Piece, others: Iterable[Piece], telling: Callable[[str], float]) -> tuple[str, ...]:
    """Return up to four phrases the story shares with the piece, the most telling first."""
    others = list(others)
    text = _text(piece)
    same = [other for other in others if other.language == piece.language]
    theirs = {term for other in same for term in grams([token.form for token in tokens(_text(other))])}
    found = sorted(_runs(text, piece.language, theirs, telling), key=lambda run: -run[0])
    phrases = [said for _, said in found]
    known = {fact for other in others for fact in facts(_text(other))}
    phrases += [said for fact, said in facts(text).items() if fact in known]
    return tuple(_without_repeats(phrases))


def _text(piece: Piece) -> str:
    return f"{piece.title}\n{piece.opening[:LETTERS]}"


def _runs(
    text: str, language: str, theirs: set[str], telling: Callable[[str], float]
) -> Iterator[tuple[float, str]]:
    """Yield stretches of neighbouring words the others have too, with their weight."""
    common = common_words().get(language, frozenset())
    run: list[Token] = []
    for token in tokens(text):
        follows = bool(run) and "\n" not in text[run[-1].end : token.start]
        if follows and len(run) < LONGEST and f"{run[-1].form} {token.form}" in theirs:
            run.append(token)
            continue
        yield from _said(text, run, common, telling)
        run = [token]
    yield from _said(text, run, common, telling)


def _said(
    text: str, run: list[Token], common: frozenset[str], telling: Callable[[str], float]
) -> Iterator[tuple[float, str]]:
    while run and run[0].form in common:
        run = run[1:]
    while run and run[-1].form in common:
        run = run[:-1]
    if len(run) > 1:
        pairs = pairwise(run)
        weight = sum(telling(f"{one.form} {two.form}") for one, two in pairs)
        yield weight / len(run) ** 0.5, " ".join(text[run[0].start : run[-1].end].split())


def _without_repeats(phrases: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for phrase in phrases:
        plain = phrase.casefold()
        if not any(plain in other.casefold() or other.casefold() in plain for other in kept):
            kept.append(phrase)
    return kept[:MOST]
