"""Lists in which every name has its number and one unit serves all: "Lào Cai 16, Yên Bái 06 người".

In come tokens and the first number's position, out go all numbers' positions and the unit.
Called by `reader`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhipcau.reading.languages.vi.figures.context import label_before
from nhipcau.reading.languages.vi.figures.lexicon import nouns
from nhipcau.reading.languages.vi.figures.units import unit_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.tokens import Token

_BETWEEN = frozenset({",", ";", "và"})
_OPENING = frozenset({"(", ":", "gồm", "đó", "thể", "là"})
"""After these a list tells how the number before it is made up."""
_LONGEST_NAME = 5
_LONGEST_LIST = 40
_LEAST_WITH_UNIT, _LEAST = 2, 3
_BACK = 30
"""How many tokens before the list the number that it explains may stand."""


@dataclass(frozen=True, slots=True)
class SharedUnit:
    """The numbers of one list and the unit's tokens, ``[first, after)``."""

    numbers: tuple[int, ...]
    first: int
    after: int


def shared_list(line: Sequence[Token], index: int, text: str) -> SharedUnit | None:
    """Return the list whose first number stands at ``index``."""
    start = _name_before(line, index, text)
    if start is None or label_before(line, index) is not None:
        return None
    numbers = [index]
    while len(numbers) < _LONGEST_LIST:
        following = _next_number(line, numbers[-1], text)
        if following is None:
            break
        numbers.append(following)
    if len(numbers) < _LEAST_WITH_UNIT:
        return None
    unit = unit_at(line, numbers[-1] + 1, text, guess=False) if numbers[-1] + 1 < len(line) else None
    if unit is not None and unit.sort != "share":
        return SharedUnit(tuple(numbers), unit.first, unit.after)
    return _explained(line, start, tuple(numbers)) if len(numbers) >= _LEAST else None


def _name_before(line: Sequence[Token], index: int, text: str) -> int | None:
    """Return where the capitalised name right before a number begins."""
    start = index
    while start > 0 and index - start < _LONGEST_NAME and _is_name(line[start - 1], text):
        start -= 1
    return start if start < index else None


def _next_number(line: Sequence[Token], index: int, text: str) -> int | None:
    """Return the next number of the list: a comma, a name, a number."""
    at = index + 1
    if at >= len(line) or line[at].fold not in _BETWEEN:
        return None
    at += 2 if line[at].fold != "và" and at + 1 < len(line) and line[at + 1].fold == "và" else 1
    first = at
    while at < len(line) and at - first < _LONGEST_NAME and _is_name(line[at], text):
        at += 1
    found = (
        first < at < len(line) and line[at].sort == "number" and line[at].fold.replace(".", "").isdecimal()
    )
    return at if found else None


def _is_name(token: Token, text: str) -> bool:
    return token.sort == "word" and text[token.start].isupper()


def _explained(line: Sequence[Token], start: int, numbers: tuple[int, ...]) -> SharedUnit | None:
    """Take the unit of the number that the list explains: "110 người, gồm: Bảo Yên 60, …"."""
    if start == 0 or line[start - 1].fold not in _OPENING:
        return None
    for at in range(start - 1, max(-1, start - _BACK), -1):
        if line[at].sort == "break" or line[at].fold == ".":
            return None
        noun = nouns().at(line, at + 1) if line[at].sort == "number" else None
        if noun is not None:
            return SharedUnit(numbers, at + 1, noun[0])
    return None
