"""Whether a topic boils. In: the counts of its last slots and what is usual for it; out: the burst, or none.

A rule and no model: the negative-binomial tail of each window against the topic's own past with the shared
season. Called every few minutes by `actions.bursting`, and by bench/bursts.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.watching.rules.rhythm import HOURLY, Rhythm, Scale
from nhipcau.watching.rules.tails import negative_binomial_tail

RARE = {1: {1: 1e-3}, 24: {1: 8e-4, 3: 2e-4, 6: 2e-4}}
"""p below which a window is a burst, by slots a day and window: 1e-3 (design/reading.md) for one look a day.
Of twenty-four looks each may err; most of what they may err together goes to the single hour, since a burst
is wanted within the hour. Measured by false alarms per 1,000 topic-days (bench/bursts.py)."""
RARE_TODAY = 1e-4
"""The same for all of today: it only catches what rises slowly."""
LEAST_SEEN = 4
"""Three articles are no burst for any topic."""
LEAST_TIMES = 2.0
"""Less than twice the usual is no news to an officer, however steady the topic."""
PAST_DAYS = 56
"""Eight weeks: each hour of the week is seen eight times."""
LEAST_PAST_DAYS = 14
"""Design/reading.md: each weekday twice. Until then what topics have in common stands in."""
REST_SLOTS = {1: 1, 24: 24}
"""A burst that goes on is not a second one until so many slots passed without alarm."""


@dataclass(frozen=True, slots=True)
class Burst:
    """What makes a burst: so many articles in so many slots, where so many are usual."""

    window: int
    seen: int
    expected: float
    p: float


def judge(
    recent: Sequence[int],
    slot: int,
    rhythm: Rhythm,
    season: Sequence[float],
    scale: Scale = HOURLY,
) -> Burst | None:
    """Look at the windows that end with the last of `recent`, at place `slot` of the period, and at today.

    The running hour is expected in full though it has only begun: looking again within an hour can find
    no more than looking at its end.
    """
    today = slot % scale.slots_a_day + 1
    windows = dict(zip(scale.windows, rhythm.scatters, strict=True))
    windows.setdefault(today, _scatter_of(today, windows))
    found = [
        burst
        for window, scatter in windows.items()
        if window <= len(recent)
        and (burst := _window(recent, slot, rhythm, season, scale, window, scatter)) is not None
    ]
    return min(found, key=lambda burst: burst.p, default=None)


def _window(  # noqa: PLR0917 - one formula
    recent: Sequence[int], slot: int, rhythm: Rhythm, season: Sequence[float], scale: Scale,
    window: int, scatter: float,
) -> Burst | None:  # fmt: skip
    seen = sum(recent[-window:])
    shares = sum(season[(slot - back) % scale.period] for back in range(window)) / scale.slots_a_day
    expected = rhythm.per_day * shares
    if seen < LEAST_SEEN or seen < LEAST_TIMES * expected:
        return None
    unsure = 1 / rhythm.weight
    p = rarity(seen, expected, scatter + unsure + scatter * unsure)
    rare = RARE[scale.slots_a_day].get(window, RARE_TODAY)
    return Burst(window, seen, expected, p) if p < rare else None


def rarity(seen: int, expected: float, scatter: float) -> float:
    """Return the middle of P(more) and P(at least so many): the latter is too strict with few articles."""
    at_least, more = (negative_binomial_tail(count, expected, scatter) for count in (seen, seen + 1))
    return (at_least + more) / 2


def _scatter_of(window: int, known: dict[int, float]) -> float:
    """Return the scatter of the next shorter window that was fitted: longer ones scatter less."""
    return known[max(fitted for fitted in known if fitted <= window)]
