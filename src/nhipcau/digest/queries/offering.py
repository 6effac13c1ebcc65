"""What is on offer for a draft: today's stories, weightiest first. In: who asks and filters; out: rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nhipcau.common.folding import fold, fold_words
from nhipcau.common.navigation import Visitor
from nhipcau.digest.models import Edition, LeftOut
from nhipcau.digest.queries.editions import before
from nhipcau.digest.queries.gathering import Citation, candidates_between, cite_candidates, outlet_names
from nhipcau.digest.queries.readers import schedule_of
from nhipcau.digest.rules.choosing import OUTLET, Candidate, Chosen, ranked
from nhipcau.digest.rules.hours import gather_from, office_day
from nhipcau.monitoring.queries.places import family_of, units_meant

SHOWN = 40
"""Rows beside a draft; whoever looks for more narrows the list."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an editor narrows the list by; empty means everything."""

    words: str = ""
    topic: str = ""
    unit: str = ""
    language: str = ""
    outlet: str = ""
    """An outlet's row id."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One story on offer, with the article that would be cited."""

    candidate: Candidate
    citation: Citation
    is_chosen: bool
    is_left_out: bool
    outlet_id: int | None


@dataclass(frozen=True, slots=True)
class Offers:
    """The list beside a draft, and what it may be narrowed by."""

    rows: Sequence[Offer]
    total: int
    languages: Sequence[str]
    outlets: Sequence[tuple[int, str]]


def offers_for(person: Visitor, edition: Edition, *, at: datetime, narrowing: Narrowing) -> Offers:
    """List what came since the last edition, for whoever may edit."""
    if not person.may("digest.edit"):
        return Offers((), 0, (), ())
    offered = _since_last(edition, at)
    found = ranked(_narrowed(offered, narrowing, at))
    cited = cite_candidates([Chosen(c) for c in found[:SHOWN]], without_outlets=set())
    keys = set(edition.lines.values_list("key", flat=True))
    out = set(LeftOut.objects.filter(edition=edition).values_list("key", flat=True))
    rows = [_offer(c, cited[c.key], keys, out) for c in found[:SHOWN] if c.key in cited]
    languages = sorted({language for c in offered for language in c.languages})
    return Offers(rows, len(found), languages, outlet_names({pk for c in offered for pk in c.outlet_ids}))


def _since_last(edition: Edition, at: datetime) -> list[Candidate]:
    previous = before(edition.day, edition.slot)
    schedule = schedule_of(edition.slot)
    since = gather_from(until_before=previous.gathered_until if previous else None, at=at)
    neighbours = frozenset(schedule.neighbours if schedule else ())
    return candidates_between(since=since, until=at, neighbours=neighbours)


def _narrowed(offered: list[Candidate], asked: Narrowing, at: datetime) -> list[Candidate]:
    found = offered
    words = fold_words(asked.words)
    if words:
        found = [c for c in found if all(word in fold(" ".join((c.title, *c.titles))) for word in words)]
    if asked.topic:
        found = [c for c in found if asked.topic in c.topics]
    if asked.language:
        found = [c for c in found if asked.language in c.languages]
    if asked.outlet.isdecimal():
        found = [c for c in found if int(asked.outlet) in c.outlet_ids]
    if asked.unit.strip():
        meant = units_meant(asked.unit, today=office_day(at))
        family = family_of(meant) if meant else frozenset()
        found = [c for c in found if c.unit_ids & family]
    return found


def _offer(candidate: Candidate, citation: Citation, chosen: set[str], out: set[str]) -> Offer:
    outlet = citation.outlet_id
    return Offer(
        candidate=candidate,
        citation=citation,
        is_chosen=candidate.key in chosen,
        is_left_out=candidate.key in out or f"{OUTLET}{outlet}" in out,
        outlet_id=outlet,
    )
