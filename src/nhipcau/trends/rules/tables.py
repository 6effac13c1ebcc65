"""Counted rows into the one table behind chart, screen and export. Pure.

In: (what, day, name) once for each thing counted; out: a line for each step, a column for each name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nhipcau.trends.rules.periods import Span, beginning

COLUMNS = 6
"""As many lines as an eye can tell apart, with colours and dashes of the chart."""

Counted = tuple[Hashable, date, str]
"""The thing (an article, a story), its day, and the name it counts under."""


@dataclass(frozen=True, slots=True)
class Line:
    """One step of time."""

    start: date
    is_whole: bool
    cells: tuple[int, ...]
    all: int
    """Things of all names in this step; a thing under two names counts once here."""


@dataclass(frozen=True, slots=True)
class Table:
    """Steps down, names across."""

    names: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: tuple[int, ...]
    all: int
    others: int
    """How many names were left out."""


def tabled(rows: Iterable[Counted], span: Span) -> Table:
    """Count each thing once a step and name; the most frequent names become columns."""
    seen: dict[tuple[date, str], set[Hashable]] = defaultdict(set)
    whole: dict[str, set[Hashable]] = defaultdict(set)
    every: dict[date, set[Hashable]] = defaultdict(set)
    for thing, day, name in rows:
        start = beginning(day, span.step)
        seen[start, name].add(thing)
        whole[name].add(thing)
        every[start].add(thing)
    names = _most_frequent({name: len(things) for name, things in whole.items()})
    lines = tuple(
        Line(start, span.is_whole(start), tuple(len(seen[start, name]) for name in names), len(every[start]))
        for start in span.starts
    )
    total = len(set().union(*every.values())) if every else 0
    return Table(names, lines, tuple(len(whole[name]) for name in names), total, len(whole) - len(names))


def _most_frequent(sizes: Mapping[str, int]) -> tuple[str, ...]:
    ranked = sorted(Counter(sizes).items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, _ in ranked[:COLUMNS])
