"""Which unit each name means, the sure ones first; what stays in doubt means none.

In: the marks of a text with their links and trusts; out: one period a mark; called by `find`.
"""

from __future__ import annotations

from collections.abc import Callable

from nhipcau.reading.languages.vi.places import words
from nhipcau.reading.languages.vi.places.book import DISTRICT, PROVINCE, Book, Period
from nhipcau.reading.languages.vi.places.candidates import TOWN_KINDS, candidates_of
from nhipcau.reading.languages.vi.places.districts import SUPPORT_POINTS, is_lone_district
from nhipcau.reading.languages.vi.places.gates import Trust
from nhipcau.reading.languages.vi.places.links import Link
from nhipcau.reading.languages.vi.places.weigh import (
    LEFT_POINTS,
    PAST_POINTS,
    Choice,
    Context,
    Scene,
    Weigher,
)

NEVER_ALONE = "hồ chí minh"
"""Bare it is a person, unless it stands in a list of provinces."""


class Chooser:
    """Settles the marks of one text."""

    def __init__(self, book: Book, scene: Scene, context: Context) -> None:
        self.book, self.context = book, context
        self.marks, self.links, self.trusts = scene.marks, scene.links, scene.trusts
        self.candidates = [candidates_of(mark, context.on) for mark in scene.marks]
        self.weigher = Weigher(book, scene, context, self.candidates)
        self.settled: dict[int, Period] = {}

    def settle(self) -> dict[int, Period]:
        """Return the unit's period of each mark that can be decided."""
        self._pass(lambda number: self.weigher.levels[number] == PROVINCE)
        self._pass(lambda number: bool(self.marks[number].kinds) or self._is_supported(number))
        for _ in range(2):  # what a later name settles may vouch for an earlier one
            self._pass(lambda _: True)
        return self.settled

    def _pass(self, is_due: Callable[[int], bool]) -> None:
        for number, trust in enumerate(self.trusts):
            if number in self.settled or trust == Trust.NONE or not is_due(number):
                continue
            if period := self._decide(number):
                self.settled[number] = period
                self.context.learn(number, self.marks[number].entry.form, period.unit_id, self.book)

    def _is_supported(self, number: int) -> bool:
        return any(self.weigher.chain(number, period) >= LEFT_POINTS for period in self.candidates[number])

    def _decide(self, number: int) -> Period | None:
        """Return the best candidate when it is the only best and is believed."""
        choices: dict[str, Choice] = {}
        for period in self.candidates[number]:
            choice = self.weigher.weigh(number, period)
            best = choices.get(period.unit_id)
            if best is None or choice.points > best.points:
                choices[period.unit_id] = choice
        ranked = sorted(choices.values(), key=lambda choice: -choice.points)
        if not ranked or (len(ranked) > 1 and ranked[0].points == ranked[1].points):
            return None
        return ranked[0].period if self._is_believed(number, ranked[0], alone=len(ranked) == 1) else None

    def _is_believed(self, number: int, choice: Choice, *, alone: bool) -> bool:
        mark, period = self.marks[number], choice.period
        if choice.points < PAST_POINTS or choice.support < 0 or self.weigher.chain(number, period) < 0:
            return False
        if mark.kinds:
            unique = alone and period.level == DISTRICT and mark.kind is not None
            return period.kind in mark.kinds or choice.support >= SUPPORT_POINTS or unique
        if period.level == PROVINCE:
            return mark.entry.whole or self._is_bare_province(number, choice)
        return self._is_bare_town(number, choice, alone=alone)

    def _is_bare_province(self, number: int, choice: Choice) -> bool:
        if self.marks[number].entry.form == NEVER_ALONE:
            return self._has_province_beside(number)
        if self.trusts[number] == Trust.DOUBTED:
            named = choice.period.unit_id in self.context.meant.values()
            return named or choice.support >= SUPPORT_POINTS
        return True

    def _has_province_beside(self, number: int) -> bool:
        beside = [other for other in (number - 1, number + 1) if 0 <= other < len(self.marks)]
        return any(
            self.weigher.levels[other] == PROVINCE
            and Link.LIST in self.links[min(number, other)]
            and self.trusts[other] == Trust.PLAIN
            for other in beside
        )

    def _is_bare_town(self, number: int, choice: Choice, *, alone: bool) -> bool:
        """A commune needs its chain or an earlier full mention; a town may be known by itself."""
        mark, period = self.marks[number], choice.period
        if self.trusts[number] == Trust.DOUBTED:
            return self.weigher.chain(number, period) >= LEFT_POINTS
        if choice.support >= LEFT_POINTS:
            return True
        known = self._is_known(mark.entry.form, choice, alone=alone)
        return not mark.capitals and (known or is_lone_district(self.book, mark, choice))

    def _is_known(self, form: str, choice: Choice, *, alone: bool) -> bool:
        if form in words.WELL_KNOWN:
            return True
        kind, supported = choice.period.kind, choice.support >= SUPPORT_POINTS
        is_common = form in words.COMMON_TOWNS or " " not in form
        return kind in TOWN_KINDS and (supported or (kind == "thanh_pho" and alone and not is_common))
