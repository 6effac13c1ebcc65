"""How much a claim is worth checking: named reasons with points; it sorts the queue and hides nothing.

In: what was counted of a claim. Out: the sum and its reasons. Pure; whom the claim would please is not asked
(charter 7). The points are our own choice: docs say so, and every row shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nhipcau.verification.rules.harm import themes_in

MOST = 100
OUTLETS = ((10, 20), (5, 15), (3, 10), (2, 6))
LANGUAGES = ((3, 10), (2, 6))
BURST_POINTS = 10
BURST_FEWEST = 3
"""Fewer new articles than this are no burst."""
DISAGREE_POINTS = 12
HARM_POINTS = 8
HARM_MOST = 20
OURS_POINTS = 12
WRONG_POINTS = 12
REPEAT_POINTS, REPEAT_MOST = 3, 9
AGE_MOST = 7
"""A point a day of waiting, so that what is small does not wait for ever."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was counted of one claim."""

    texts: tuple[str, ...]
    """Its wording and the marked words."""
    outlets: int = 1
    languages: int = 1
    new_articles: int = 0
    """Of the last 24 hours."""
    old_articles: int = 0
    figures: int = 0
    """Different figures that its sources give for the same thing."""
    ours: bool = False
    found_wrong: int = 0
    """Related claims whose finding was "wrong"."""
    repeats: int = 0
    days_waiting: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its points and what was counted."""

    code: str
    points: int
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """The sum, and what it is the sum of."""

    points: int
    reasons: tuple[Reason, ...]

    @property
    def rows(self) -> list[list[str | int]]:
        """The reasons as they are stored."""
        return [[one.code, one.points, one.counted] for one in self.reasons]


def worth_of(facts: Facts) -> Worth:
    """Add up the reasons, the weightiest first; a hundred is the most."""
    reasons = sorted(_reasons(facts), key=lambda one: (-one.points, one.code))
    return Worth(min(MOST, sum(one.points for one in reasons)), tuple(reasons))


def _reasons(facts: Facts) -> Iterator[Reason]:
    yield from _spread(facts)
    if facts.new_articles >= BURST_FEWEST and facts.new_articles >= facts.old_articles:
        yield Reason("burst", BURST_POINTS, str(facts.new_articles))
    if facts.figures > 1:
        yield Reason("figures", DISAGREE_POINTS, str(facts.figures))
    yield from _harm(facts.texts)
    if facts.ours:
        yield Reason("ours", OURS_POINTS)
    if facts.found_wrong:
        yield Reason("found_wrong", WRONG_POINTS, str(facts.found_wrong))
    if facts.repeats:
        yield Reason("repeats", min(REPEAT_MOST, REPEAT_POINTS * facts.repeats), str(facts.repeats))
    if facts.days_waiting > 0:
        yield Reason("age", min(AGE_MOST, facts.days_waiting), str(facts.days_waiting))


def _spread(facts: Facts) -> Iterator[Reason]:
    for code, count, steps in (
        ("outlets", facts.outlets, OUTLETS),
        ("languages", facts.languages, LANGUAGES),
    ):
        points = next((points for least, points in steps if count >= least), 0)
        if points:
            yield Reason(code, points, str(count))


def _harm(texts: Iterable[str]) -> Iterator[Reason]:
    left = HARM_MOST
    for theme, words in themes_in(texts).items():
        points = min(HARM_POINTS, left)
        if points:
            yield Reason(f"harm_{theme}", points, ", ".join(words))
        left -= points
