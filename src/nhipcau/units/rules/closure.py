"""Derives from dated edges who stood above whom and when; called by `actions.rebuild_closure`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from nhipcau.units.rules.records import Period


@dataclass(frozen=True, slots=True)
class Edge:
    """A child under a parent between two days."""

    child: str
    parent: str
    start: date | None
    end: date | None
    decree: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A descendant under an ancestor between two days; depth 0 is the unit itself."""

    descendant: str
    ancestor: str
    depth: int
    start: date | None
    end: date | None


def edges_of(periods: Iterable[Period]) -> list[Edge]:
    """Return the edges in periods of a unit's attributes; neighbours with the same parent are one."""
    found: list[Edge] = []
    for period in periods:
        if period.parent_id is None:
            continue
        last = found[-1] if found else None
        if last and last.child == period.unit_id and last.parent == period.parent_id:
            found[-1] = Edge(last.child, last.parent, last.start, period.end, last.decree)
        else:
            found.append(Edge(period.unit_id, period.parent_id, period.start, period.end, period.decree))
    return found


def closure(lives: dict[str, tuple[date | None, date | None]], edges: Iterable[Edge]) -> Iterator[Link]:
    """Yield every link from each unit up; ``lives`` holds each unit's first and last day."""
    up: dict[str, list[Edge]] = {}
    for edge in edges:
        up.setdefault(edge.child, []).append(edge)
    for unit, (start, end) in lives.items():
        yield from _climb(Link(unit, unit, 0, start, end), up)


def _climb(link: Link, up: dict[str, list[Edge]]) -> Iterator[Link]:
    yield link
    for edge in up.get(link.ancestor, ()):
        start = max(edge.start or date.min, link.start or date.min)
        end = min(edge.end or date.max, link.end or date.max)
        if start <= end:
            yield from _climb(
                Link(
                    link.descendant, edge.parent, link.depth + 1,
                    None if start == date.min else start, None if end == date.max else end,
                ),
                up,
            )  # fmt: skip
