"""Where two texts that look alike say different things: figures, negation, direction, place, date.

In: two texts in any of the six languages. Out: differences with the words of both sides, and what they share.
Called by the room `verification`. It warns, it never decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from nhipcau.reading.matching.facts.dates import find_dates
from nhipcau.reading.matching.facts.durations import find_durations
from nhipcau.reading.matching.facts.figures import find_numbers
from nhipcau.reading.matching.facts.places import find_places, named_only_by
from nhipcau.reading.matching.facts.polarity import Polarity, Word, find_polarity
from nhipcau.reading.matching.facts.said import Said, prepared
from nhipcau.reading.matching.terms import shared

Kind = Literal["figures", "negation", "direction", "place", "date"]
SHOWN = 8
DENYING = frozenset({"open", "allow", "safe", "charge", "outcome"})
"""Sides of these say by themselves what another text says by "not": closed, banned, dead."""


class _Fact(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Comparable(_Fact, Protocol):
    def meets(self, other: Any, /) -> bool: ...
    def parts_from(self, other: Any, /) -> bool: ...


F = TypeVar("F", bound=_Comparable)


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which two texts part; the words are quoted from each, empty where a side is silent."""

    kind: Kind
    one_says: str
    other_says: str


@dataclass(frozen=True, slots=True)
class Reason:
    """What two texts share, as the first one spells it."""

    words: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]
    dates: tuple[str, ...]


def differences(
    one: str, other: str, *, one_language: str | None = None, other_language: str | None = None
) -> list[Difference]:
    """Return the points on which two texts part.

    Only what both speak of can part them: fewer figures or no place is shorter, not opposed.
    """
    first, second = prepared(one, one_language), prepared(other, other_language)
    return [
        *_unmet_figures(first, second),
        *_unmet("date", first, second, find_dates),
        *_unmet_places(first, second),
        *_turned(first, second),
    ]


def why(
    one: str, other: str, *, one_language: str | None = None, other_language: str | None = None
) -> Reason:
    """Return what two texts share, to be shown as the reason of a match."""
    first, second = prepared(one, one_language), prepared(other, other_language)
    places = {place.name for place in find_places(second)}
    numbers, times = find_numbers(second), find_dates(second)
    return Reason(
        words=tuple(first.text[token.start : token.end] for token in shared(first.text, second.text)[:SHOWN]),
        places=_quoted(first, [place for place in find_places(first) if place.name in places]),
        figures=_quoted(first, [n for n in find_numbers(first) if any(n.meets(o) for o in numbers)]),
        dates=_quoted(first, [when for when in find_dates(first) if any(when.meets(o) for o in times)]),
    )


def _quoted(said: Said, facts: Sequence[_Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said.quote(fact.start, fact.end) for fact in facts))


def _unmet_figures(one: Said, other: Said) -> list[Difference]:
    """Hold spans of time against spans by their length, and every other number against the others."""
    if not (find_durations(one) and find_durations(other)):
        return _unmet("figures", one, other, find_numbers)
    bare = _unmet("figures", one, other, find_numbers, spared=find_durations)
    return [*bare, *_unmet("figures", one, other, find_durations)]


def _unmet(
    kind: Kind,
    one: Said,
    other: Said,
    find: Callable[[Said], Sequence[F]],
    *,
    spared: Callable[[Said], Sequence[_Fact]] = lambda _: (),
) -> list[Difference]:
    """Pair what finds no match on the other side with what contradicts it there; none inside the spared."""
    mine, theirs = find(one), find(other)
    left = [fact for fact in _outside(mine, spared(one)) if not any(fact.meets(their) for their in theirs)]
    right = [fact for fact in _outside(theirs, spared(other)) if not any(fact.meets(my) for my in mine)]
    said = [fact for fact in left if any(fact.parts_from(against) for against in right)]
    says = [fact for fact in right if any(fact.parts_from(against) for against in left)]
    if not said:
        return []
    return [Difference(kind, ", ".join(_quoted(one, said)), ", ".join(_quoted(other, says)))]


def _outside(facts: Sequence[F], spans: Sequence[_Fact]) -> list[F]:
    return [fact for fact in facts if not any(span.start <= fact.start < span.end for span in spans)]


def _unmet_places(one: Said, other: Said) -> list[Difference]:
    left, right = named_only_by(one, other), named_only_by(other, one)
    levels = {level for level, _ in left} & {level for level, _ in right}
    if not levels:
        return []
    said, says = (", ".join(name for level, name in side if level in levels) for side in (left, right))
    return [Difference("place", said, says)]


def _turned(one: Said, other: Said) -> list[Difference]:
    first, second = find_polarity(one), find_polarity(other)
    found: list[Difference] = []
    for axis in dict.fromkeys(word.axis for word in first.words):
        mine = [word for word in first.words if word.axis == axis]
        theirs = [word for word in second.words if word.axis == axis]
        if theirs and not {word.side for word in mine} & {word.side for word in theirs}:
            kind: Kind = "negation" if _by_denial(mine) != _by_denial(theirs) else "direction"
            found.append(Difference(kind, ", ".join(_quoted(one, mine)), ", ".join(_quoted(other, theirs))))
    return found or _denied(one, other, first, second)


def _by_denial(words: Sequence[Word]) -> bool:
    return any(word.turned for word in words)


def _denied(one: Said, other: Said, first: Polarity, second: Polarity) -> list[Difference]:
    """Warn when one text denies something and the other neither denies nor says it by a word of its own."""
    mine, theirs = _denials(first, second), _denials(second, first)
    if bool(mine) == bool(theirs):
        return []
    affirming = second if mine else first
    if any(word.side == "down" and word.axis in DENYING for word in affirming.words):
        return []
    return [Difference("negation", _spanned(one, mine), _spanned(other, theirs))]


def _denials(polarity: Polarity, against: Polarity) -> list[tuple[int, int]]:
    """Return denials left over, and words turned round of which the other text does not speak."""
    axes = {word.axis for word in against.words}
    turned = [(word.start, word.end) for word in polarity.words if word.turned and word.axis not in axes]
    return [*polarity.denials, *turned]


def _spanned(said: Said, spans: Sequence[tuple[int, int]]) -> str:
    return ", ".join(dict.fromkeys(said.quote(*span) for span in spans))
