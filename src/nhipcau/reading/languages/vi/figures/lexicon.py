"""The tables of units, labels and qualifiers, loaded once and asked token by token.

Called by the other modules of this folder; knows nothing of numbers.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nhipcau.reading.languages.vi.figures.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nhipcau.reading.records import Qualifier


class Phrases:
    """A set of phrases that can be found at a token, forwards or backwards, with what each stands for."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = {
            tuple(token.fold for token in tokens(phrase)): meaning for phrase, meaning in meanings.items()
        }
        self._forward = _lengths((phrase[0], len(phrase)) for phrase in self._meanings)
        self._backward = _lengths((phrase[-1], len(phrase)) for phrase in self._meanings)

    def at(self, line: Sequence[Token], index: int) -> tuple[int, str] | None:
        """Return where the longest phrase that begins at ``index`` ends, and its meaning."""
        if index >= len(line):
            return None
        for length in self._forward.get(line[index].fold, ()):
            end = index + length
            if end > len(line):
                continue
            meaning = self._meanings.get(tuple([token.fold for token in line[index:end]]))
            if meaning is not None:
                return end, meaning
        return None

    def before(self, line: Sequence[Token], index: int) -> tuple[int, str] | None:
        """Return where the longest phrase that ends right before ``index`` begins, and its meaning."""
        if index <= 0:
            return None
        for length in self._backward.get(line[index - 1].fold, ()):
            start = index - length
            if start < 0:
                continue
            meaning = self._meanings.get(tuple([token.fold for token in line[start:index]]))
            if meaning is not None:
                return start, meaning
        return None


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return for each word the lengths of the phrases that it opens or closes, longest first."""
    found: dict[str, set[int]] = {}
    for word, length in pairs:
        found.setdefault(word, set()).add(length)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the tables beside this file."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def measures() -> Phrases:
    """Units of measure, money and time."""
    return Phrases(dict.fromkeys(table("units.toml")["measures"], "measure"))


@cache
def nouns() -> Phrases:
    """Counted nouns, each with its group."""
    groups: dict[str, list[str]] = table("units.toml")["nouns"]
    return Phrases({noun: group for group, words in groups.items() for noun in words})


@cache
def qualifiers() -> Phrases:
    """Words that say how exact a number is."""
    rows: dict[Qualifier, list[str]] = table("labels.toml")["qualifiers"]
    return Phrases({words: qualifier for qualifier, phrases in rows.items() for words in phrases})


@cache
def labels() -> Phrases:
    """Words after which a number is a name: "always" or "usually"."""
    rows: dict[str, list[str]] = table("labels.toml")["names"]
    return Phrases({word: how for how in ("usually", "always") for word in rows[how]})


@cache
def idioms() -> Phrases:
    """Set phrases with a number word that count nothing."""
    return Phrases(dict.fromkeys(table("units.toml")["words"]["idioms"], "idiom"))


@cache
def word_set(file: str, section: str, name: str) -> frozenset[str]:
    """Return a plain list of words as a set."""
    words: Iterable[str] = table(file)[section][name]
    return frozenset(words)
