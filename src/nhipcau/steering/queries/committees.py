"""Committees, and who sits in them on a day: named in person, or by the post they hold.

Called by the room's screens, the printing list and the one search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nhipcau.steering.models import Committee, Seat, SeatHolding
from nhipcau.steering.queries.directives import under
from nhipcau.units.queries.bodies import body_words
from nhipcau.units.queries.posts import holdings_on


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a seat that day; an empty name is a vacant seat."""

    seat: Seat
    name: str = ""
    post_words: str = ""
    decision: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    by_office: bool = False
    holding: SeatHolding | None = None


def holding_on(on: date) -> Q:
    """Return the condition that a dated row of a committee is true that day."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def committees_for(person: Any) -> QuerySet[Committee]:
    """List the committees of the person's unit and of the units under it."""
    rows = Committee.objects.all()
    if not person.may("steering.see_steering"):
        return rows.none()
    return rows.filter(under(person.unit_id, timezone.localdate()))


def get_committee_for(person: Any, public_id: str) -> Committee:
    """Return one committee or 404."""
    return get_object_or_404(committees_for(person), public_id=public_id)


def get_seat_for(person: Any, public_id: str) -> Seat:
    """Return one seat or 404."""
    rows = Seat.objects.select_related("committee").filter(committee__in=committees_for(person))
    return get_object_or_404(rows, public_id=public_id)


def get_member_for(person: Any, public_id: str) -> SeatHolding:
    """Return somebody's time in a seat or 404."""
    rows = SeatHolding.objects.select_related("seat__committee")
    return get_object_or_404(rows.filter(seat__committee__in=committees_for(person)), public_id=public_id)


def members_on(committee: Committee, on: date) -> list[Member]:
    """Return who sits in each seat that day, vacant seats too; by office where the seat goes with a post."""
    if not _stands(committee, on):
        return []
    seats = list(committee.seats.all())
    named: dict[int, list[SeatHolding]] = defaultdict(list)
    for one in SeatHolding.objects.filter(holding_on(on), seat__in=seats).order_by("starts_on", "pk"):
        named[one.seat_id].append(one)
    by_office = _by_office(committee, seats, on)
    members: list[Member] = []
    for seat in seats:
        sitting = _sitting(seat, named[seat.pk], by_office.get(seat.post_id or 0, []))
        members += sitting or [Member(seat)]
    return members


def _sitting(seat: Seat, named: list[SeatHolding], by_office: list[Member]) -> list[Member]:
    """Put those named in person first; an office-holder who was named too sits once."""
    people = [
        Member(seat, one.name, one.post_words, one.decision, one.starts_on, one.ends_on, holding=one)
        for one in named
    ]
    known = {member.name.casefold() for member in people}
    rest = [
        Member(seat, one.name, one.post_words, one.decision, one.starts_on, one.ends_on, by_office=True)
        for one in by_office
        if one.name.casefold() not in known
    ]
    return people + rest


def _by_office(committee: Committee, seats: Iterable[Seat], on: date) -> dict[int, list[Member]]:
    by_post = {seat.post_id: seat for seat in seats if seat.post_id}
    found: dict[int, list[Member]] = defaultdict(list)
    if not by_post:
        return found
    places: dict[int, str] = {}
    for row in holdings_on(on).filter(post_id__in=list(by_post)):
        body = row.post.body
        place = places.setdefault(body.pk, body_words(body, on))
        since = max(row.starts_on or committee.starts_on, committee.starts_on)
        words = f"{row.post.title}, {place}"
        seat = by_post[row.post_id]
        found[row.post_id].append(Member(seat, row.name, words, committee.decision, since, row.ends_on))
    return found


def _stands(committee: Committee, on: date) -> bool:
    return committee.starts_on <= on and (committee.ends_on is None or committee.ends_on >= on)


def changes_of(committee: Committee) -> QuerySet[SeatHolding]:
    """List who was ever seated by name, the latest first."""
    rows = SeatHolding.objects.select_related("seat").filter(seat__committee=committee)
    return rows.order_by("-starts_on", "seat__position", "pk")


def days_of_change(committee: Committee) -> list[date]:
    """Return the days on which somebody came, the latest first."""
    days = {*changes_of(committee).values_list("starts_on", flat=True), committee.starts_on}
    return sorted(days, reverse=True)


def names_of_committees(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names for the record."""
    return dict(Committee.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def names_of_seats(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles for the record."""
    return dict(Seat.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "title"))


def names_of_members(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names for the record."""
    return dict(SeatHolding.objects.filter(public_id__in=set(public_ids)).values_list("public_id", "name"))


def crowded_on(members: Iterable[Member]) -> list[tuple[Seat, str]]:
    """Return the seats in which more than one sits that day, with who: told on the page, not refused."""
    found: dict[int, tuple[Seat, list[str]]] = {}
    for one in members:
        found.setdefault(one.seat.pk, (one.seat, []))[1].append(one.name)
    return [(seat, ", ".join(names)) for seat, names in found.values() if len(names) > 1]
