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

Phrase = tuple[str, ...]


class Phrases:
    """A set of phrases that can be found at a token, forwards or backwards, with what each stands for."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._forward: dict[str, list[tuple[Phrase, str]]] = {}
        self._backward: dict[str, list[tuple[Phrase, str]]] = {}
        for phrase, meaning in meanings.items():
            folded = tuple(token.fold for token in tokens(phrase))
            self._forward.setdefault(folded[0], []).append((folded, meaning))
            self._backward.setdefault(folded[-1], []).append((folded, meaning))
        for table in (self._forward, self._backward):
            for rows in table.values():
                rows.sort(key=lambda row: -len(row[0]))

    def at(self, line: Sequence[Token], index: int) -> tuple[int, str] | None:
        """Return where the longest phrase that begins at ``index`` ends, and its meaning."""
        if index >= len(line):
            return None
        for phrase, meaning in self._forward.get(line[index].fold, ()):
            end = index + len(phrase)
            if end <= len(line) and all(line[index + i].fold == word for i, word in enumerate(phrase)):
                return end, meaning
        return None

    def before(self, line: Sequence[Token], index: int) -> tuple[int, str] | None:
        """Return where the longest phrase that ends right before ``index`` begins, and its meaning."""
        if index <= 0:
            return None
        for phrase, meaning in self._backward.get(line[index - 1].fold, ()):
            start = index - len(phrase)
            if start >= 0 and all(line[start + i].fold == word for i, word in enumerate(phrase)):
                return start, meaning
        return None


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
