"""What a typed question asks of an article's words. In: a query; out: a condition, and its ranks best first.

Pure: `queries/searching/engines.py` says the same in the words of SQLite and of PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nhipcau.monitoring.rules.words import Term, asked_terms, together


@dataclass(frozen=True, slots=True)
class Stands:
    """These words stand side by side in the exact or in the folded column."""

    words: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class But:
    """The one holds and the other does not."""

    base: Condition
    without: Condition


Condition = Stands | All | AnyOf | But


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was read: what must stand and what must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]
    exact_marks: bool = False

    @property
    def excluded(self) -> Condition | None:
        """What must not stand; typed with marks, only these very marks count."""
        return _any(_stands(term, exact=term.is_marked) for term in self.unwanted)

    @property
    def condition(self) -> Condition | None:
        """What an article must fulfil; nothing when no word is wanted."""
        return self._but(_all(_stands(term, exact=self._exactly(term)) for term in self.wanted))

    def ranked(self) -> list[Condition]:
        """Return the conditions best first; an article is ranked by the first that it fulfils."""
        phrase, several = together(self.wanted), len(self.wanted) > 1
        better: list[Condition | None] = []
        if phrase.is_marked:  # typed without marks, nothing can match "better than folded"
            better.append(_stands(phrase, exact=True))
            if several:
                better.append(_all(_stands(term, exact=term.is_marked) for term in self.wanted))
        if several and not self.exact_marks:
            better.append(_stands(phrase, exact=False))
        found = [self._but(one) for one in better] + [self.condition]
        return [one for one in found if one is not None]

    def _exactly(self, term: Term) -> bool:
        return self.exact_marks and term.is_marked

    def _but(self, condition: Condition | None) -> Condition | None:
        excluded = self.excluded
        return But(condition, excluded) if condition and excluded else condition


def asked(query: str, *, exact_marks: bool = False) -> Asked:
    """Read a query: words, "phrases", -exclusions; whatever else is typed is a border between words."""
    read = asked_terms(query)
    wanted = tuple(term for term, is_wanted in read if is_wanted)
    return Asked(wanted, tuple(term for term, is_wanted in read if not is_wanted), exact_marks)


def any_line(lines: Iterable[str], *, exact_marks: bool = False) -> Condition | None:
    """Return what one of several queries asks; lines that want no word ask nothing."""
    return _any(filter(None, (asked(line, exact_marks=exact_marks).condition for line in lines)))


def both(one: Condition | None, other: Condition | None) -> Condition | None:
    """Join two conditions where both are given."""
    return All((one, other)) if one and other else one or other


def apart(ranked: Sequence[Condition]) -> list[Condition]:
    """Make the ranks exclude each other: each without what a better one has taken."""
    return [
        But(one, AnyOf(tuple(ranked[:at]))) if at else one  # the ranks are four at most
        for at, one in enumerate(ranked)
    ]


def _stands(term: Term, *, exact: bool) -> Stands:
    return Stands(term.words(exact=exact), exact)


def _all(parts: Iterable[Condition]) -> Condition | None:
    held = tuple(dict.fromkeys(parts))
    return All(held) if len(held) > 1 else next(iter(held), None)


def _any(parts: Iterable[Condition]) -> Condition | None:
    held = tuple(dict.fromkeys(parts))
    return AnyOf(held) if len(held) > 1 else next(iter(held), None)
