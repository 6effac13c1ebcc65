"""What a number counts: the unit that stands after it, as written.

In come tokens and the position after the number, out goes a `Unit` or None. Called by `reader`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nhipcau.reading.languages.vi.figures.lexicon import measures, nouns, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhipcau.reading.languages.vi.figures.tokens import Token

_LISTED = frozenset({"people", "admin", "bodies", "media"})
"""Groups whose members are counted together: "xã, phường, thị trấn"."""
_LONGEST_LIST = 5
_PER = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the tokens that it takes, ``[first, after)``."""

    first: int
    after: int
    sort: Literal["measure", "noun", "share", "guess"]


def unit_at(line: Sequence[Token], index: int, text: str, *, guess: bool) -> Unit | None:
    """Return the unit at ``index``; with ``guess`` also one that no table knows."""
    measure, noun = measures().at(line, index), nouns().at(line, index)
    if measure and _stands_alone(line, measure[0], text) and (noun is None or noun[0] <= measure[0]):
        return Unit(index, _per(line, measure[0]), "measure")
    if noun:
        end, group = noun
        if group == "shares":
            return Unit(index, end, "share")
        return Unit(index, _per(line, _list_end(line, end, group)), "noun")
    return _guessed(line, index, text) if guess else None


def _stands_alone(line: Sequence[Token], after: int, text: str) -> bool:
    """Refuse a letter that goes on as a name: "5 M-16", "3 G7"."""
    end = line[after - 1].end
    letter = line[after - 1].sort == "word" and len(line[after - 1].fold) == 1
    return not (letter and text[end : end + 1] in {"-", "."} and text[end + 1 : end + 2].isalnum())


def _per(line: Sequence[Token], after: int) -> int:
    """Follow "/kg", "/người/năm", "/ngày đêm" behind a unit."""
    for _ in range(_PER):
        if after + 1 >= len(line) or line[after].fold != "/" or line[after].start != line[after - 1].end:
            break
        if line[after + 1].sort != "word" or line[after + 1].start > line[after].end + 1:
            break
        longer = measures().at(line, after + 1) or nouns().at(line, after + 1)
        after = longer[0] if longer else after + 2
    return after


def _list_end(line: Sequence[Token], end: int, group: str) -> int:
    """Follow a list of one group: "cán bộ, công chức và viên chức"."""
    if group not in _LISTED:
        return end
    for _ in range(_LONGEST_LIST):
        if end >= len(line) or line[end].fold not in {",", "và", "-"}:
            break
        following = nouns().at(line, end + 1)
        if following is None or following[1] != group or line[end + 1].sort != "word":
            break
        end = following[0]
    return end


def _guessed(line: Sequence[Token], index: int, text: str) -> Unit | None:
    """Take one or two small words that no table knows as the counted noun."""
    stops = word_set("units.toml", "words", "stops")
    end = index
    while end < len(line) and end < index + 2:
        token = line[end]
        if (
            token.sort != "word"
            or token.fold in stops
            or not text[token.start].islower()
            or len(token.fold) == 1
        ):
            break
        end += 1
    return Unit(index, end, "guess") if end > index else None
