"""Who may speak on a day, and what of a speaker's duties is still missing. Pure.

In: dates and kinds as stored; out: yes or no, codes of what is missing. Called by queries and screens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HEAD, NAMED, AUTHORISED = "head", "named", "authorised"
ORDER = (HEAD, NAMED, AUTHORISED)
"""Which right counts first where one person holds several: the one that needs no paper."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a rule needs to know of one speaker."""

    kind: str
    starts_on: date
    ends_on: date | None
    phone: str = ""
    email: str = ""
    published_on: date | None = None
    notified_on: date | None = None
    has_account: bool = True


def holds(starts_on: date | None, ends_on: date | None, on: date) -> bool:
    """Say whether a term covers a day; an open end is null."""
    return (starts_on is None or starts_on <= on) and (ends_on is None or on <= ends_on)


def mandate_holds(starts_on: date, ends_on: date, ended_on: date | None, on: date) -> bool:
    """Say whether a mandate is in force; taken back on a day, it no longer holds that day."""
    return starts_on <= on <= ends_on and (ended_on is None or on < ended_on)


def overlaps(first: Held, second: Held) -> bool:
    """Say whether two terms share a day."""
    begin = max(first.starts_on, second.starts_on)
    return begin <= min(first.ends_on or date.max, second.ends_on or date.max)


def missing(speaker: Held, mandates_in_force: int) -> list[str]:
    """Name what a speaker in office still lacks, in the order of the law."""
    checks = (
        ("phone", not speaker.phone),
        ("email", not speaker.email),
        ("published", speaker.published_on is None),
        ("notified", speaker.notified_on is None),
        ("mandate", speaker.kind == AUTHORISED and not mandates_in_force),
        ("account", not speaker.has_account),
    )
    return [code for code, lacks in checks if lacks]


def contested(terms: Sequence[Held]) -> set[str]:
    """Return the kinds held twice at once: an office has one head and one spokesperson."""
    found: set[str] = set()
    for kind in (HEAD, NAMED):
        rows = [term for term in terms if term.kind == kind]
        if any(overlaps(one, other) for n, one in enumerate(rows) for other in rows[n + 1 :]):
            found.add(kind)
    return found
