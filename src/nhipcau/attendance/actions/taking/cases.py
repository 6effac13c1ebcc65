"""Makes a case of each fact: sealed words opened first, then its half-day, person and hour looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from nhipcau.attendance.actions.taking.people import People
from nhipcau.attendance.actions.taking.places import Place
from nhipcau.attendance.queries.bundles import open_sealed
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.clock import timed
from nhipcau.attendance.rules.deciding import Case
from nhipcau.attendance.rules.facts import LONGEST, Fact, lacks
from nhipcau.attendance.rules.words import text

OPENED = ("code", "delegate", "place", "name", "post", "body", "category", "reason")
"""What a phone seals: the pass that was shown, and whom it lets in."""


@dataclass
class Desk:
    """What every fact of a batch is looked at with."""

    place: Place
    people: People
    way: str
    offset_ms: int | None
    at: datetime
    closed: Collection[str] = ()
    """Facts whose seal does not open."""
    newcomers: dict[int, Fact] = field(default_factory=dict)
    """Who would be put on the list, by a negative key."""

    def case(self, fact: Fact) -> Case:
        """Return what is known of a fact."""
        window = self.place.window(fact.half_day)
        hour = timed(fact.said_at, way=self.way, offset_ms=self.offset_ms, open_in=window, at=self.at)
        case = Case(fact.fact_id, fact.kind, self.place.site.pk, self.place.half_day(fact.half_day),
                    timed=hour, undoes=fact.undoes)  # fmt: skip
        if fact.site and fact.site != self.place.site.public_id:
            return replace(case, refusal=states.OTHER_SITE)
        if self.place.is_cancelled:
            return replace(case, refusal=states.CANCELLED)
        if fact.kind == states.UNDO:
            return case
        if fact.fact_id in self.closed:
            return replace(case, refusal=states.UNREADABLE)
        return self._of_newcomer(case, fact) if fact.kind in NEWCOMERS else self._of_listed(case, fact)

    def _of_listed(self, case: Case, fact: Fact) -> Case:
        row, refusal = self.people.meant(fact.code or fact.delegate)
        if row is None:
            return replace(case, refusal=refusal)
        return replace(case, delegate=row.pk, place=row.place_id or row.pk, refusal=refusal)

    def _of_newcomer(self, case: Case, fact: Fact) -> Case:
        if fact.kind == states.WALK_IN:
            key = self._newcomer(fact)
            return replace(case, delegate=key, place=key)
        row, refusal = self.people.meant(fact.place)
        if row is None or refusal:
            return replace(case, refusal=refusal)
        place = row.place_id or row.pk
        known = self.people.stand_in(place, fact.name)
        return replace(case, delegate=known.pk if known else self._newcomer(fact), place=place)

    def _newcomer(self, fact: Fact) -> int:
        key = -1 - len(self.newcomers)
        self.newcomers[key] = fact
        return key


NEWCOMERS = (states.WALK_IN, states.SUBSTITUTE)


def all_opened(facts: Iterable[Fact], conference: Any) -> tuple[list[Fact], set[str]]:
    """Return the facts with their sealed words in the open, and which of them cannot be read."""
    read, closed = [], set()
    for fact in facts:
        try:
            read.append(opened(fact, conference))
        except ValueError:
            read.append(replace(fact, sealed=""))
            closed.add(fact.fact_id)
    return read, closed


def opened(fact: Fact, conference: Any) -> Fact:
    """Return a fact with its sealed words in the open; ValueError where they cannot be read."""
    if not fact.sealed or fact.kind == states.UNDO:
        return fact
    words: Mapping[str, str] = open_sealed(conference, fact.sealed)
    told = {name: text(words, name, LONGEST[name]) for name in OPENED if words.get(name)}
    fact = replace(fact, sealed="", **told)  # type: ignore[arg-type]
    missing = lacks(fact)
    if missing:
        raise ValueError(missing)
    return fact
