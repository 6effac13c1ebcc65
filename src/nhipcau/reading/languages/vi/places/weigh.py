"""How many points speak for a unit: the names beside it, the day, and the rest of the text.

In: the marks of a text with their candidates; out: a `Choice` each; called by `choose`.
The points are ranks, not measures: a chain outweighs the day, the day outweighs the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from nhipcau.reading.languages.vi.places.book import COMMUNE, DISTRICT, PROVINCE, Book, Period
from nhipcau.reading.languages.vi.places.candidates import TOWN_KINDS
from nhipcau.reading.languages.vi.places.gates import Trust
from nhipcau.reading.languages.vi.places.links import Link
from nhipcau.reading.languages.vi.places.marks import Mark

FORMER_POINTS = 85
"""A new commune beside the former province that its own took in: "phường Quy Nhơn, tỉnh Bình Định"."""
CHAIN_POINTS, FURTHER_POINTS, LEFT_POINTS, BELOW_POINTS = 100, 40, 50, 50
VALID_POINTS, PAST_POINTS = 40, 20
RENAMED_POINTS = 30
"""A unit that stands, written as it was before: "tỉnh Đồng Nai" in the year when it became a city."""
SAME_POINTS, DISTRICT_POINTS, PROVINCE_POINTS, NEAR_POINTS, LATEST_POINTS = 60, 35, 25, 22, 5
DISTRICT_LEAD = 3
"""A bare name means the district rather than the commune of the same name in it."""
FARTHEST = 16
"""How many names of a list are passed on the way to the parent at its end."""


@dataclass(slots=True)
class Context:
    """What is known of the text so far."""

    on: date | None
    near: frozenset[str]
    provinces: dict[str, int] = field(default_factory=dict)
    """Province and its kin -> the mark that named it last."""
    districts: set[str] = field(default_factory=set)
    meant: dict[str, str] = field(default_factory=dict)
    """Spelling -> unit already settled in this text."""

    def learn(self, number: int, form: str, unit_id: str, book: Book) -> None:
        """Remember that a mark means a unit."""
        self.meant[form] = unit_id
        for unit in (unit_id, *book.above[unit_id]):
            for province in book.kin.get(unit, ()):
                self.provinces[province] = number
            if book.units[unit][0].level == DISTRICT:
                self.districts.add(unit)


@dataclass(frozen=True, slots=True)
class Scene:
    """The names of one text, how they hang together, and how far each is trusted."""

    marks: list[Mark]
    links: list[Link]
    trusts: list[Trust]


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate with its points."""

    period: Period
    points: int
    support: int
    """The points that come from outside the name and the day."""


class Weigher:
    """Weighs the candidates of the marks of one text."""

    def __init__(self, book: Book, scene: Scene, context: Context, candidates: list[list[Period]]) -> None:
        self.book, self.context = book, context
        self.marks, self.links, self.trusts = scene.marks, scene.links, scene.trusts
        self.levels = [min((period.level for period in found), default=COMMUNE) for found in candidates]
        self.ids = [frozenset(period.unit_id for period in found) for found in candidates]

    def weigh(self, number: int, period: Period) -> Choice:
        """Return the candidate with all its points."""
        support = self.chain(number, period) + self._around(number, period)
        bare = DISTRICT_LEAD if period.level == DISTRICT and not self.marks[number].kinds else 0
        return Choice(period, support + self._of_the_day(period) + bare, support)

    def chain(self, number: int, period: Period) -> int:
        """Points for the parents named after (or before) it, and for the children named before it."""
        points = self._parents_after(number, period)
        if points == 0:
            points = self._parents_before(number, period)
        return points + self._child_before(number, period)

    def _of_the_day(self, period: Period) -> int:
        on = self.context.on
        if on is None:
            return VALID_POINTS if period.end is None else PAST_POINTS
        if period.start is not None and period.start > on:
            return 0
        if period.end is None or period.end >= on:
            return VALID_POINTS
        later = self.book.units[period.unit_id][-1].end
        return RENAMED_POINTS if later is None or later >= on else PAST_POINTS

    def _parents_after(self, number: int, period: Period) -> int:
        points, level = 0, period.level
        for distance, other in enumerate(self._onward(number)):
            if self.levels[other] >= level:
                continue
            fits = self._is_above(other, period)
            if level < period.level:
                points += 0 if points <= 0 else FURTHER_POINTS if fits else -FURTHER_POINTS
            elif fits:
                points = CHAIN_POINTS - distance
            elif self._was_above(other, period):
                points = FORMER_POINTS - distance
            elif distance == 0 and Link.CHAIN in self.links[number]:
                return -CHAIN_POINTS if self._must_fit(number, period) else 0
            level = self.levels[other]
        return points

    def _must_fit(self, number: int, period: Period) -> bool:
        """A town may stand in a list with provinces; a commune or "huyện X" before a province lies in it."""
        return period.level == COMMUNE or (bool(self.marks[number].kinds) and period.kind not in TOWN_KINDS)

    def _parents_before(self, number: int, period: Period) -> int:
        for other in range(number - 1, max(-1, number - FARTHEST), -1):
            if not self.links[other]:
                break
            if self.levels[other] < period.level:
                return LEFT_POINTS if self._is_above(other, period) else 0
        return 0

    def _child_before(self, number: int, period: Period) -> int:
        if period.level == COMMUNE or number == 0 or Link.CHAIN not in self.links[number - 1]:
            return 0
        if self.trusts[number - 1] == Trust.NONE:
            return 0
        below = self.ids[number - 1]
        return BELOW_POINTS if any(period.unit_id in self.book.above[unit] for unit in below) else 0

    def _onward(self, number: int) -> Iterator[int]:
        for other in range(number, min(len(self.marks) - 1, number + FARTHEST)):
            if not self.links[other]:
                return
            yield other + 1

    def _is_above(self, other: int, period: Period) -> bool:
        return not self.ids[other].isdisjoint(self.book.over(period))

    def _was_above(self, other: int, period: Period) -> bool:
        """Tell the province that went into this unit's own, on the day when the unit's own stands."""
        on = self.context.on
        if period.level != COMMUNE or period.start is None or (on is not None and on < period.start):
            return False
        above = [unit for unit in self.book.over(period) if unit in self.book.kin]
        return any(not self.ids[other].isdisjoint(self.book.kin[unit]) for unit in above)

    def _around(self, number: int, period: Period) -> int:
        """Points from the rest of the text and from what the outlet or title points to."""
        context = self.context
        if period.level == PROVINCE:
            return NEAR_POINTS if period.unit_id in context.near else 0
        points = 0
        above = self.book.above[period.unit_id]
        if context.meant.get(self.marks[number].entry.form) == period.unit_id:
            points += SAME_POINTS
        if above & context.districts or period.unit_id in context.districts:
            points += DISTRICT_POINTS
        named = [context.provinces[unit] for unit in above if unit in context.provinces]
        if named:
            earlier = [place for place in context.provinces.values() if place < number]
            points += PROVINCE_POINTS + (LATEST_POINTS if earlier and max(earlier) in named else 0)
        return points + (NEAR_POINTS if self._is_near(above | {period.unit_id}) else 0)

    def _is_near(self, units: Iterable[str]) -> bool:
        near = self.context.near
        return any(unit in near or self.book.kin.get(unit, frozenset()) & near for unit in units)
