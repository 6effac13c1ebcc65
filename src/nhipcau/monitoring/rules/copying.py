"""Who took a text from whom. In: alike articles and what they share; out: for each copy its original.

Pure. No chain of likeness makes a copy: each is compared with its original itself. Called by actions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from nhipcau.monitoring.rules.credits import names_outlet
from nhipcau.monitoring.rules.publication import OFFICE_ZONE

AS_ALIKE = 0.02
"""Originals within this of the best are equally likely; the credited, then the earliest is taken."""
FLASH = 0.2
"""An earlier note shorter than this share of a later article was only its announcement."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Member:
    """An article as this decision sees it."""

    id: int
    outlet: str
    published_at: datetime | None
    published_on: date | None
    first_seen_at: datetime
    sorted_at: datetime
    credited: frozenset[str] = field(default=frozenset())
    """Names that the text gives as its source."""

    @property
    def earliest(self) -> datetime:
        """The first moment at which it can have come out."""
        if self.published_at:
            return self.published_at
        if self.published_on:
            return datetime.combine(self.published_on, time.min, tzinfo=OFFICE_ZONE)
        return LONG_AGO

    @property
    def latest(self) -> datetime:
        """The last moment at which it can have come out."""
        if self.published_at:
            return self.published_at
        if self.published_on:
            return max(self.earliest, min(self.first_seen_at, self.earliest + timedelta(days=1)))
        return self.first_seen_at

    def took_from(self, other: Member) -> bool:
        """Say whether its text credits the other's outlet, and not its own."""
        return (
            self.outlet != other.outlet
            and names_outlet(self.credited, other.outlet)
            and not names_outlet(self.credited, self.outlet)
        )


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles hold of each other, 0 to 1."""

    one: int
    other: int
    one_in_other: float
    other_in_one: float

    @property
    def closeness(self) -> float:
        """Share of common text in the text of both."""
        if not self.one_in_other or not self.other_in_one:
            return 0.0
        return 1 / (1 / self.one_in_other + 1 / self.other_in_one - 1)

    def held_by(self, member: int) -> float:
        """Which share of this member's text the other holds."""
        return self.one_in_other if member == self.one else self.other_in_one


@dataclass(frozen=True, slots=True)
class Taking:
    """One copy: from whom it was taken, whose text it is, and whether the order is sure."""

    copy: int
    taken_from: int
    original: int
    is_order_sure: bool


def takings(members: Iterable[Member], likenesses: Iterable[Likeness]) -> list[Taking]:
    """Decide for all members together; whoever is in no taking as the copy is an original."""
    alike: dict[int, dict[int, Likeness]] = {}
    for one in likenesses:
        alike.setdefault(one.one, {})[one.other] = one
        alike.setdefault(one.other, {})[one.one] = one
    original_of: dict[int, int] = {}
    before: dict[int, Member] = {}
    made: list[Taking] = []
    for member in in_order(members):
        near = alike.get(member.id, {})
        source = _source(member, before, near, original_of)
        original_of[member.id] = original_of[source.id] if source else member.id
        before[member.id] = member
        if source:
            made.append(Taking(member.id, source.id, original_of[source.id], _is_sure(member, source)))
    return made


def in_order(members: Iterable[Member]) -> list[Member]:
    """Sort by who came first; where hours are missing or equal, who credits another comes after it."""
    known = list(members)
    return sorted(known, key=lambda member: _place(member, known))


def _place(member: Member, among: Sequence[Member]) -> tuple[datetime, bool, datetime, int]:
    is_taker = any(member.took_from(other) for other in among)
    moment = member.sorted_at
    if member.published_at is None and is_taker:
        moment = member.latest
    elif member.published_at is None and any(other.took_from(member) for other in among):
        moment = max(member.earliest, min(member.sorted_at, *(o.sorted_at for o in among)))
    return moment, is_taker, member.first_seen_at, member.id


def _source(
    member: Member, before: Mapping[int, Member], near: Mapping[int, Likeness], original_of: Mapping[int, int]
) -> Member | None:
    """Choose the closest of the earlier ones whose original this text shares with too."""
    fit = [before[key] for key in near if key in before and _is_fit(member.id, near.get(original_of[key]))]
    fit = [one for one in fit if _is_fit(member.id, near[one.id])]
    best = max((near[one.id].closeness for one in fit), default=0.0)
    as_alike = [one for one in fit if near[one.id].closeness >= best - AS_ALIKE]
    places = {key: place for place, key in enumerate(before)}
    return min(as_alike, key=lambda one: (not member.took_from(one), places[one.id]), default=None)


def _is_fit(later: int, likeness: Likeness | None) -> bool:
    return likeness is not None and likeness.held_by(later) >= FLASH


def _is_sure(member: Member, source: Member) -> bool:
    return source.latest < member.earliest or member.took_from(source)
