"""Numbers that may count a unit of time, in digits or any words, ranges as one: "2-3", "hai ba".

In: a prepared text with its dates blanked. Out: amounts in text order. Called by `durations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from nhipcau.reading.matching.facts.composing import Piece, composed
from nhipcau.reading.matching.facts.said import Said, matching_form, table, words_pattern

_LITERAL = r"(?<![\d.,])\d{1,4}(?:[.,]\d{1,3})?(?!\d)"
_THOUSANDS = re.compile(r"\d[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Amount:
    """The least and the most a number says; the same but for ranges."""

    low: float
    high: float
    start: int
    end: int


def find_amounts(form: str, said: Said) -> Iterator[Amount]:
    """Yield the numbers in digits or words, two that make a range as one."""
    joining = frozenset(table("numbers")["joining"].get(said.language, []))
    last: Amount | None = None
    for value, start, end in composed(_pieces(form, said), form, joining):
        one = Amount(value, value, start, end)
        if last and last.high < value and _is_range(form, last, start, said):
            one = Amount(last.low, value, last.start, end)
        elif last:
            yield last
        last = one
    if last:
        yield last


def _is_range(form: str, last: Amount, start: int, said: Said) -> bool:
    between = form[last.end : start]
    if between.strip():
        return between.strip() in {
            matching_form(word, said) for word in table("durations")["range"].get(said.language, [])
        }
    is_words = not form[start].isdigit() and not form[last.start].isdigit()
    return (
        is_words
        and "" in table("durations")["range"].get(said.language, [])
        and (said.language == "vi" or not between)
    )


def _pieces(form: str, said: Said) -> list[Piece]:
    words = _words(said.language, said.is_marked)
    first = table("durations")["first"].get(said.language, [])
    pieces: list[Piece] = []
    for match in _scanner(said.language, said.is_marked).finditer(form):
        written, at = match.group(), match.start()
        kind, value = ("literal", _read(written)) if written[0].isdigit() else words[written]
        follows = bool(pieces) and not form[pieces[-1].end : at].strip()
        if follows and written in first:
            continue
        pieces.append(Piece(kind, value, at, match.end()))
    return [_alone(pieces, number, form) for number in range(len(pieces))]


def _alone(pieces: list[Piece], number: int, form: str) -> Piece:
    """Return 十 and its like as ten where no other number stands beside it."""
    piece = pieces[number]
    before = number and not form[pieces[number - 1].end : piece.start].strip()
    return replace(piece, kind="units") if piece.kind == "tens" and not before else piece


def _read(written: str) -> float:
    bare = re.sub(r"[.,]", "", written)
    return float(bare if _THOUSANDS.fullmatch(written) else written.replace(",", "."))


@lru_cache(maxsize=16)
def _words(language: str, is_marked: bool) -> Mapping[str, tuple[str, float]]:
    """Return what each number word is; before a unit of time even "one" and "a" count."""
    listed, like = table("numbers"), Said("", "", language, is_marked)
    found = {
        word: (kind, float(value))
        for kind in ("scales", "beside", "units")
        for word, value in listed[kind].get(language, {}).items()
    }
    tens = dict.fromkeys(listed["tens"].get(language, []), ("tens", 10.0))
    own = table("durations")
    doubtful = () if is_marked else own["doubtful"].get(language, [])
    ours = {word: ("units", float(value)) for word, value in own["numbers"].get(language, {}).items()}
    return {
        matching_form(word, like): what
        for word, what in (*found.items(), *ours.items(), *tens.items())  # unmarked "muoi" is mostly mươi
        if word not in doubtful
    }


@lru_cache(maxsize=16)
def _scanner(language: str, is_marked: bool) -> re.Pattern[str]:
    words = words_pattern(_words(language, is_marked), Said("", "", language, is_marked))
    return re.compile(f"{_LITERAL}|{words.pattern}")
