"""Which unit a name means: its kind, the names beside it, the day, and the rest of the text.

In: the marks of a text with their links; out: one unit a mark or none; called by `find`.
The points are ranks, not measures: a chain outweighs the day, the day outweighs the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.book import COMMUNE, DISTRICT, PROVINCE, Book, Period
from nhipcau.reading.languages.vi.places.gates import Trust
from nhipcau.reading.languages.vi.places.links import Link
from nhipcau.reading.languages.vi.places.marks import Mark
from nhipcau.reading.languages.vi.places.spelling import canonical

CHAIN_POINTS, FURTHER_POINTS, LEFT_POINTS, BELOW_POINTS = 100, 40, 50, 50
VALID_POINTS, PAST_POINTS = 40, 20
SAME_POINTS, DISTRICT_POINTS, PROVINCE_POINTS, NEAR_POINTS, LATEST_POINTS = 60, 35, 25, 22, 5
DISTRICT_LEAD = 3
"""A bare name means the district rather than the commune of the same name in it."""
SUPPORT_POINTS = 22
"""The least that counts as a word of support from outside the name itself."""
FARTHEST = 16
"""How many names of a list are passed on the way to the parent at its end."""
FORESEEN = timedelta(days=120)
"""The press names a unit to come from its decree on; the map of 2025 was decreed a month ahead."""
WELL_KNOWN = frozenset(canonical(name) for name in words.WELL_KNOWN)
COMMON_TOWNS = frozenset(canonical(name) for name in words.COMMON_TOWNS)


@dataclass(slots=True)
class Context:
    """What is known of the text so far."""

    on: date | None
    near: frozenset[str]
    provinces: dict[str, int] = field(default_factory=dict)
    """Province and its kin -> where it was last named."""
    districts: set[str] = field(default_factory=set)
    meant: dict[str, str] = field(default_factory=dict)
    """Spelling -> unit already settled in this text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate with its points."""

    period: Period
    points: int
    support: int


class Chooser:
    """Settles the marks of one text, the sure ones first."""

    def __init__(
        self, book: Book, marks: list[Mark], links: list[Link], trusts: list[Trust], context: Context
    ) -> None:
        self.book, self.marks, self.links, self.trusts, self.context = book, marks, links, trusts, context
        self.candidates = [self._candidates(mark) for mark in marks]
        self.levels = [min((p.level for p in found), default=COMMUNE) for found in self.candidates]
        self.ids = [frozenset(period.unit_id for period in found) for found in self.candidates]
        self.settled: dict[int, Period] = {}

    def settle(self) -> dict[int, Period]:
        """Return the unit's period of each mark that can be decided."""
        self._pass(lambda number: self.levels[number] == PROVINCE)
        self._pass(lambda number: self._has_kind(number) or self._is_supported(number))
        self._pass(lambda _: True)
        self._pass(lambda _: True)
        return self.settled

    def _pass(self, wanted: object) -> None:
        for number, trust in enumerate(self.trusts):
            if number in self.settled or trust == Trust.NONE or not wanted(number):  # type: ignore[operator]
                continue
            if period := self._decide(number):
                self.settled[number] = period
                self._learn(number, period)

    def _learn(self, number: int, period: Period) -> None:
        context = self.context
        context.meant[self.marks[number].entry.form] = period.unit_id
        for unit in (period.unit_id, *self.book.above[period.unit_id]):
            for province in self.book.kin.get(unit, ()):
                context.provinces[province] = number
            if unit not in self.book.kin and self.book.units[unit][0].level == DISTRICT:
                context.districts.add(unit)

    def _candidates(self, mark: Mark) -> list[Period]:
        periods = [period for period in mark.entry.periods if not self._is_far_off(period)]
        if mark.entry.whole:
            return periods
        if mark.kinds:
            levels = _levels_of(mark.kinds)
            exact = [p for p in periods if p.kind in mark.kinds and p.level in levels]
            return exact or (self._same_level(periods, mark) if mark.kind else self._bare(periods))
        return self._bare(periods)

    def _is_far_off(self, period: Period) -> bool:
        on = self.context.on
        return on is not None and period.start is not None and period.start > on + FORESEEN

    def _same_level(self, periods: list[Period], mark: Mark) -> list[Period]:
        """Kinds change over the years: "huyện Thuận Thành" became a thị xã; the chain must vouch for it."""
        levels = _levels_of(mark.kinds)
        return [period for period in periods if period.level in levels]

    def _bare(self, periods: list[Period]) -> list[Period]:
        if periods and periods[0].name.isdigit():
            return []
        on = self.context.on
        provinces = [period for period in periods if period.level == PROVINCE]
        if any(on is None or period.start is None or period.start <= on for period in provinces):
            return provinces
        towns = [period for period in periods if period.level == DISTRICT and period.kind in TOWN_KINDS]
        islands = [period for period in periods if period.kind == "dac_khu"]
        return [*towns, *islands] if towns else provinces or periods

    def _has_kind(self, number: int) -> bool:
        return bool(self.marks[number].kinds)

    def _is_supported(self, number: int) -> bool:
        return any(self._chain(number, period) >= LEFT_POINTS for period in self.candidates[number])

    def _decide(self, number: int) -> Period | None:
        choices: dict[str, Choice] = {}
        for period in self.candidates[number]:
            choice = self._weigh(number, period)
            best = choices.get(period.unit_id)
            if best is None or choice.points > best.points:
                choices[period.unit_id] = choice
        ranked = sorted(choices.values(), key=lambda choice: -choice.points)
        if not ranked or (len(ranked) > 1 and ranked[0].points == ranked[1].points):
            return None
        return ranked[0].period if self._is_believed(number, ranked[0], alone=len(ranked) == 1) else None

    def _weigh(self, number: int, period: Period) -> Choice:
        support = self._chain(number, period) + self._around(number, period)
        bare = DISTRICT_LEAD if period.level == DISTRICT and not self._has_kind(number) else 0
        return Choice(period, support + self._of_the_day(period) + bare, support)

    def _of_the_day(self, period: Period) -> int:
        on = self.context.on
        if on is None:
            return VALID_POINTS if period.end is None else PAST_POINTS
        if period.start is not None and period.start > on:
            return 0
        return VALID_POINTS if period.end is None or period.end >= on else PAST_POINTS

    def _chain(self, number: int, period: Period) -> int:
        """Points for the parents named after (or before) it, and for the children named before it."""
        points = self._parents_after(number, period)
        if points == 0:
            points = self._parents_before(number, period)
        return points + self._child_before(number, period)

    def _parents_after(self, number: int, period: Period) -> int:
        points, level = 0, period.level
        for distance, other in enumerate(self._onward(number)):
            if self.levels[other] >= level:
                continue
            fits = self._is_above(other, period)
            if level == period.level:
                if fits:
                    points = CHAIN_POINTS - distance
                elif distance == 0 and Link.CHAIN in self.links[number]:
                    return -CHAIN_POINTS if self._must_fit(number, period) else 0
            elif points > 0:
                points += FURTHER_POINTS if fits else -FURTHER_POINTS
            level = self.levels[other]
            if level == PROVINCE:
                break
        return points

    def _must_fit(self, number: int, period: Period) -> bool:
        """A town may stand in a list with provinces; a commune or "huyện X" before a province lies in it."""
        return period.level == COMMUNE or (self._has_kind(number) and period.kind not in TOWN_KINDS)

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

    def _is_believed(self, number: int, choice: Choice, *, alone: bool) -> bool:
        mark, period, trust = self.marks[number], choice.period, self.trusts[number]
        if choice.points < PAST_POINTS or choice.support < 0:
            return False
        if mark.kinds:
            return period.kind in mark.kinds or choice.support >= SUPPORT_POINTS
        if period.level == PROVINCE:
            return self._is_bare_province(number, trust, choice)
        if trust == Trust.DOUBTED:
            return self._chain(number, period) >= LEFT_POINTS
        if choice.support >= LEFT_POINTS:
            return True
        if mark.capitals:
            return False
        return self._is_bare_town(mark, period, choice, alone=alone)

    def _is_bare_province(self, number: int, trust: Trust, choice: Choice) -> bool:
        mark = self.marks[number]
        if mark.entry.whole:
            return True
        if mark.entry.form == "hồ chí minh":
            return self._has_province_beside(number)
        if trust == Trust.DOUBTED:
            return choice.support >= SUPPORT_POINTS or choice.period.unit_id in self.context.meant.values()
        return True

    def _has_province_beside(self, number: int) -> bool:
        beside = [other for other in (number - 1, number + 1) if 0 <= other < len(self.marks)]
        return any(
            self.levels[other] == PROVINCE
            and Link.LIST in self.links[min(number, other)]
            and self.trusts[other] == Trust.PLAIN
            for other in beside
        )

    def _is_bare_town(self, mark: Mark, period: Period, choice: Choice, *, alone: bool) -> bool:
        form = mark.entry.form
        if form in WELL_KNOWN:
            return True
        if period.kind not in TOWN_KINDS or form in COMMON_TOWNS or " " not in form:
            return choice.support >= SUPPORT_POINTS and period.kind in TOWN_KINDS
        return period.kind == "thanh_pho" and alone or choice.support >= SUPPORT_POINTS


LEVELS_OF_KIND: dict[str, tuple[int, ...]] = {
    "tinh": (PROVINCE,), "thanh_pho": (PROVINCE, DISTRICT), "quan": (DISTRICT,), "huyen": (DISTRICT,),
    "thi_xa": (DISTRICT,), "xa": (COMMUNE,), "phuong": (COMMUNE,), "thi_tran": (COMMUNE,), "dac_khu": (COMMUNE,),
}  # fmt: skip
TOWN_KINDS = frozenset({"thanh_pho", "thi_xa"})


def _levels_of(kinds: frozenset[str]) -> frozenset[int]:
    """A thành phố beside "tỉnh" is of the first level, beside "huyện" of the second."""
    sure = {LEVELS_OF_KIND[kind][0] for kind in kinds if len(LEVELS_OF_KIND[kind]) == 1}
    return frozenset(sure or {level for kind in kinds for level in LEVELS_OF_KIND[kind]})
