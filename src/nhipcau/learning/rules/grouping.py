"""Which groups may be shown: none under five, and none from which such a one could be worked out. Pure.

In: groups as sets of members, by kind; out: the names that are shown. Called by `queries.testing`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import permutations

from nhipcau.learning.rules.states import SMALLEST_GROUP

Group = tuple[str, Hashable]
"""Kind ("site", "category", "form") and name; the groups of one kind part the whole."""
Members = Mapping[Group, frozenset[int]]


def shown(groups: Members, *, least: int = SMALLEST_GROUP) -> set[Group]:
    """Return the groups whose figures may stand beside the figures of the whole.

    Whole minus shown ones must leave nobody or at least `least`, and so must one shown group minus another
    that lies within it.
    """
    whole = frozenset[int]().union(*groups.values())
    if len(whole) < least:
        return set()
    open_ones = {name for name, members in groups.items() if len(members) >= least}
    while True:
        hidden = _to_hide(groups, open_ones, whole, least)
        if hidden is None:
            return open_ones
        open_ones.discard(hidden)


def _to_hide(groups: Members, open_ones: set[Group], whole: frozenset[int], least: int) -> Group | None:
    """Return one more group that must be hidden; the smallest, so that as much as can be stays."""
    for kind in sorted({kind for kind, _name in groups}):
        rest = [name for name in groups if name[0] == kind and name not in open_ones and groups[name]]
        left = sum(len(groups[name]) for name in rest)
        mine = [name for name in open_ones if name[0] == kind]
        if rest and left < least and mine:
            return min(mine, key=lambda name: (len(groups[name]), str(name)))
    for inner, outer in permutations(sorted(open_ones, key=str), 2):
        if groups[inner] < groups[outer] and len(groups[outer] - groups[inner]) < least:
            return inner
    for name in sorted(open_ones, key=str):
        if 0 < len(whole - groups[name]) < least:
            return name
    return None
