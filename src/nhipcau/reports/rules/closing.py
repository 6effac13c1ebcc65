"""Whether a level may be called complete: every unit that is missing has a reason. Pure.

In: who is below, who is approved, the reasons given and those already written in the levels below.
Called by `actions.closing` and its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST = 300
"""As long as `Missing.reason`."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is missing with the reason, who still has none, and which reasons are of nobody who is missing."""

    reasons: tuple[tuple[str, str], ...]
    unnamed: tuple[str, ...]
    idle: tuple[str, ...]
    too_long: tuple[str, ...]


def named(missing: Iterable[str], given: Mapping[str, str], known: Mapping[str, str]) -> Named:
    """Put a reason to each missing unit: the one given now, else the one its own level was closed with."""
    units = list(missing)
    told = {unit: words for unit, text in given.items() if (words := " ".join(text.split()))}
    found = {unit: told.get(unit) or known.get(unit, "") for unit in units}
    return Named(
        reasons=tuple((unit, words) for unit, words in found.items() if words),
        unnamed=tuple(unit for unit, words in found.items() if not words),
        idle=tuple(sorted(told.keys() - found.keys())),
        too_long=tuple(unit for unit, words in found.items() if len(words) > LONGEST),
    )
