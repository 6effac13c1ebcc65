"""Stores what was decided: newcomers, facts, and the difference between what stood and what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nhipcau.attendance.actions.taking.people import People
from nhipcau.attendance.actions.taking.places import Place
from nhipcau.attendance.models import Batch, Scan
from nhipcau.attendance.rules import states
from nhipcau.attendance.rules.facts import Fact
from nhipcau.attendance.rules.standing import Said
from nhipcau.training.actions.doors import add_substitute, admit_walk_in


@dataclass
class Stored:
    """The rows that were made, by which others are named."""

    people: dict[int, int] = field(default_factory=dict)
    """From negative keys of newcomers to their rows."""
    scans: dict[str, int] = field(default_factory=dict)

    def person(self, key: int) -> int:
        """Return the row of somebody, whether new on the list or not."""
        return self.people.get(key, key)

    def scan(self, fact_id: str) -> int:
        """Return the row of a fact; those of earlier batches are looked up."""
        if fact_id not in self.scans:
            self.find([fact_id])
        return self.scans[fact_id]

    def find(self, fact_ids: Iterable[str]) -> None:
        """Look up facts of earlier batches."""
        missing = [each for each in fact_ids if each not in self.scans]
        if missing:
            self.scans |= dict(Scan.objects.filter(fact_id__in=missing).values_list("fact_id", "pk"))


def admit(
    said: Iterable[Said], newcomers: Mapping[int, Fact], place: Place, people: People, at: datetime
) -> dict[int, int]:
    """Put those on the list whose fact was not refused; return their rows by negative key."""
    wanted = [each for each in said if (each.delegate or 0) < 0 and each.outcome != states.REFUSED]
    named = {newcomers[each.delegate or 0].category for each in wanted} - {""}
    categories = {row.public_id: row.pk for row in place.conference.categories.all()} if named else {}
    rows = {}
    for each in wanted:
        fact = newcomers[each.delegate or 0]
        if each.kind == states.SUBSTITUTE:
            row = _substitute(people.by_pk[each.place or 0], fact, place, at)
        else:
            row = _walk_in(fact, place, categories.get(fact.category), at)
        rows[each.delegate or 0] = row.pk
        people.by_pk[row.pk] = row
    return rows


def _walk_in(fact: Fact, place: Place, category: int | None, at: datetime) -> Any:
    return admit_walk_in(
        conference_id=place.conference.pk, site_id=place.site.pk, name=fact.name, post=fact.post,
        body_words=fact.body, category_id=category, reason=fact.reason, at=at,
    )  # fmt: skip


def _substitute(stood_for: Any, fact: Fact, place: Place, at: datetime) -> Any:
    return add_substitute(
        place=stood_for, site_id=place.site.pk, name=fact.name, post=fact.post, reason=fact.reason, at=at
    )


@dataclass(frozen=True)
class Words:
    """What stands on every fact of a batch."""

    batch: Batch
    place: Place
    said_at: Mapping[str, datetime]
    at: datetime

    def scan(self, said: Said, stored: Stored, undoes: int | None = None) -> Scan:
        """Return the row of one fact."""
        delegate = stored.person(said.delegate) if said.delegate else None
        return Scan(
            fact_id=said.fact_id, batch=self.batch, site_id=said.site, half_day_id=said.half_day,
            kind=said.kind, delegate_id=delegate if delegate and delegate > 0 else None, undoes_id=undoes,
            said_at=self.said_at.get(said.fact_id), happened_at=said.happened_at, received_at=self.at,
            outcome=said.outcome, reason=said.reason, is_late=self.place.is_signed(said.half_day),
        )  # fmt: skip


def store_scans(
    said: Sequence[Said], undoes: Mapping[str, str], words: Words, people: dict[int, int]
) -> Stored:
    """Add the facts, those that take others back after the others."""
    stored = Stored(people=people)
    plain = [words.scan(each, stored) for each in said if each.fact_id not in undoes]
    _add(plain, stored)
    if undoes:
        stored.find(undoes.values())
        _add([*_turned(said, undoes, words, stored)], stored)
    return stored


def _turned(said: Sequence[Said], undoes: Mapping[str, str], words: Words, stored: Stored) -> Iterable[Scan]:
    """Return the facts that take back; where the other did not come yet, its place is taken (see states)."""
    early: set[str] = set()
    for each in said:
        other = undoes.get(each.fact_id)
        if other is None:
            continue
        yield words.scan(each, stored, stored.scans.get(other))
        if each.reason == states.NOTHING_TO_UNDO and other not in stored.scans and other not in early:
            early.add(other)
            held = Said(other, states.UNDO, each.site, None, None, None, states.REFUSED, states.TAKEN_BACK)
            yield words.scan(held, stored)


def _add(rows: list[Scan], stored: Stored) -> None:
    made = Scan.objects.bulk_create(rows)
    stored.scans |= {row.fact_id: row.pk for row in made}
