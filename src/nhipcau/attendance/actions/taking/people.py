"""Who is meant by each fact: passes and ids looked up in one query, sealed names opened, refusals named."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from nhipcau.attendance.queries.passes import pass_to_give
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import Fact
from nhipcau.attendance.rules.passes import hash_of, normalise
from nhipcau.common.folding import fold
from nhipcau.training.queries.doors import at_the_door, lost_passes, stand_ins_of
from nhipcau.training.rules import states as training

MOST_LOST = 20
"""Passes of one person that are tried; nobody loses more."""


@dataclass
class People:
    """Everybody whom a batch names."""

    conference: Any
    by_hash: dict[str, Any] = field(default_factory=dict)
    by_id: dict[str, Any] = field(default_factory=dict)
    by_pk: dict[int, Any] = field(default_factory=dict)
    stand_ins: dict[tuple[int, str], Any] = field(default_factory=dict)
    lost: set[str] | None = None

    def meant(self, said: str) -> tuple[Any | None, str]:
        """Return who is meant by a pass or an id, or why nobody of this list is."""
        signs = normalise(said)
        row = self.by_hash.get(hash_of(signs)) if signs else self.by_id.get(said)
        if row is None:
            return None, states.REVOKED_PASS if signs and self._is_lost(signs) else states.UNKNOWN_PASS
        if row.conference_id != self.conference.pk:
            return None, states.OTHER_CONFERENCE
        is_listed = row.state == training.NAMED and row.erased_at is None
        return row, "" if is_listed else states.NOT_ON_LIST

    def stand_in(self, place: int, name: str) -> Any | None:
        """Return who of that name already stood in for this place."""
        return self.stand_ins.get((place, fold(name)))

    def names(self) -> dict[int, str]:
        """Return the name of each, by key."""
        return {pk: row.name for pk, row in self.by_pk.items()}

    def _is_lost(self, signs: str) -> bool:
        if self.lost is None:
            self.lost = {
                pass_to_give(public_id, version)
                for public_id, now in lost_passes(self.conference)
                for version in range(max(1, now - MOST_LOST), now)
            }
        return signs in self.lost


def people_of(conference: Any, facts: Collection[Fact], pks: Collection[int]) -> People:
    """Look up everybody whom these facts name, and those whose facts are taken back."""
    people = People(conference)
    said = {fact.code or fact.delegate for fact in facts} | {fact.place for fact in facts}
    passes = {each: normalise(each) for each in said if each}
    hashes = [hash_of(signs) for signs in passes.values() if signs]
    rows = at_the_door(
        hashes=hashes, public_ids=[each for each, signs in passes.items() if not signs], pks=pks
    )
    people.by_hash = {row.pass_hash: row for row in rows if row.pass_hash}
    people.by_id = {row.public_id: row for row in rows}
    people.by_pk = {row.pk: row for row in rows}
    if any(fact.kind == states.SUBSTITUTE for fact in facts):
        _read_stand_ins(people, rows)
    return people


def _read_stand_ins(people: People, rows: Iterable[Any]) -> None:
    found = stand_ins_of({row.place_id or row.pk for row in rows})
    for row in found:
        people.stand_ins.setdefault((row.place_id or 0, fold(row.name)), row)
        people.by_pk[row.pk] = row
