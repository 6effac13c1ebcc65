"""How neighbouring names hang together: as a chain up ("xã X, huyện Y"), as a list, or not at all.

Marks in, a link for each gap out, and kinds handed down a list; called by `find`.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from itertools import pairwise

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.book import PROVINCE
from nhipcau.reading.languages.vi.places.marks import Mark


class Link(Flag):
    """What a gap between two names may mean."""

    NONE = 0
    CHAIN = auto()
    LIST = auto()


LONGEST_GAP = 14
_COUNT = re.compile(
    r"^ (?:\(\d[\d.,]{0,9}(?: [^\W\d_]+){0,3}\)|(?:có )?\d[\d.]{0,9}(?: [^\W\d_]+){0,3}?(?= ?[,;()]| và ))"
)
"""The number that each member of a list may have: "Bát Xát 17 người, Si Ma Cai 07 người"."""


def links_of(spelt: str, marks: list[Mark]) -> list[Link]:
    """Return the link from each mark to the next (one fewer than marks)."""
    return [
        _link(spelt[one.end : other.start], written=other.kind is not None) for one, other in pairwise(marks)
    ]


def _link(gap: str, *, written: bool) -> Link:
    gap = _COUNT.sub("", gap, count=1)
    if len(gap) > LONGEST_GAP or "\n" in gap:
        return Link.NONE
    bare = " ".join(gap.split())
    if not bare:
        return Link.CHAIN if written and gap else Link.NONE
    found = Link.NONE
    if bare in words.CHAIN_GAPS:
        found |= Link.CHAIN
    if bare in words.LIST_GAPS:
        found |= Link.LIST
    return found


def hand_down(spelt: str, marks: list[Mark], links: list[Link]) -> None:
    """Give each name of a list the kinds at its head: "các xã A, B và C", "xã A và B"."""
    head: Mark | None = None
    for number, mark in enumerate(marks):
        if mark.kind:
            head = mark
            continue
        link = links[number - 1] if number else Link.NONE
        if not (head and head.kind and Link.LIST in link):
            head = None
            continue
        gap = spelt[marks[number - 1].end : mark.start]
        numbered = mark.entry.form.isdigit() and head.entry.form.isdigit()
        if (head.kind.many or numbered or gap.strip() == "và") and _fits(mark, head.kind.kinds):
            mark.inherited = head.kind.kinds
        elif not head.kind.many:
            head = None


def _fits(mark: Mark, kinds: frozenset[str]) -> bool:
    """A province's name in a list of communes is the province that they lie in."""
    if any(period.level == PROVINCE for period in mark.entry.periods):
        return any(period.level == PROVINCE and period.kind in kinds for period in mark.entry.periods)
    return any(period.kind in kinds for period in mark.entry.periods)
