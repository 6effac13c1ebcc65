"""How much will be written of a topic in the coming week. In: past counts; out: days with error bars.

The level is an average that forgets (half of it in ten days), the weekday profile is shared by all topics,
the spread is that of the method's own errors: it is run on every earlier week, and says how far it erred.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WEEK = 7
HALF_LIFE_DAYS = 10.0
"""Measured on made series (`./run bench bursts` has the same kind): 7 to 14 days err about alike."""
LEAST_PAST_DAYS = 28
"""Four weeks: less, and neither level nor weekday can be told from chance."""
TESTED_WEEKS = 12
"""How far back the method is tried on the topic's own past."""
INSIDE = 0.80
"""The share of cases that the error bars are meant to hold."""
PRIOR_WEEKDAY_DAYS = 20.0
"""Average articles that stand for each weekday before any is counted: quiet topics get no wild profile."""
LEAST_SIZE = 1.0
"""Wider than this the distribution puts most of its weight on nothing at all, and no bar means anything."""
LEAST_LEVEL = 0.05
"""A topic never written of still may be: one article in twenty days."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A count to come: the middle and the ends of the error bar."""

    middle: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How the method did on the topic's own past weeks."""

    weeks: int
    inside: float
    """Share of weeks whose true sum lay within the error bar; 0.8 is meant."""
    error: float
    """Mean distance of the forecast sum from the true one, in articles."""
    naive_error: float
    """The same for "as much as the week before"."""

    @property
    def inside_percent(self) -> int:
        """Return the share inside the bar as the screen says it."""
        return round(100 * self.inside)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The coming week of one topic."""

    days: tuple[Expected, ...]
    week: Expected
    accuracy: Accuracy | None
    """None when the past is too short to try the method on."""


def weekday_profile(series: Sequence[Sequence[int]], first_weekday: int) -> tuple[float, ...]:
    """Return each weekday's share against an average day (Monday first), over all topics together."""
    sums, days = [0.0] * WEEK, [0.0] * WEEK
    for counts in series:
        for number, count in enumerate(counts):
            sums[(first_weekday + number) % WEEK] += count
            days[(first_weekday + number) % WEEK] += 1
    mean = sum(sums) / max(1.0, sum(days))
    if mean == 0:
        return (1.0,) * WEEK
    raw = [
        (total + PRIOR_WEEKDAY_DAYS) / (seen * mean + PRIOR_WEEKDAY_DAYS)
        for total, seen in zip(sums, days, strict=True)
    ]
    return tuple(value * WEEK / sum(raw) for value in raw)


def forecast(counts: Sequence[int], profile: Sequence[float], next_weekday: int) -> Forecast | None:
    """Forecast the seven days after the last count; None when the past is shorter than four weeks."""
    if len(counts) < LEAST_PAST_DAYS:
        return None
    tried = list(_tried(counts, profile, next_weekday))
    size = _spread([(week.mean, week.true) for week in tried])
    means = _day_means(counts, profile, next_weekday)
    day_size = _spread([pair for week in tried for pair in week.days])
    days = tuple(expected(mean, day_size) for mean in means)
    return Forecast(days, expected(sum(means), size), _accuracy(tried))


def expected(mean: float, size: float) -> Expected:
    """Return the middle and the quantiles of a negative binomial with this mean and size."""
    tail = (1 - INSIDE) / 2
    return Expected(mean, quantile(tail, mean, size), quantile(1 - tail, mean, size))


def quantile(share: float, mean: float, size: float) -> int:
    """Return the smallest count that this share of cases does not pass."""
    total, count = 0.0, 0
    while True:
        total += probability(count, mean, size)
        if total >= share or count > 50 * (mean + 10):
            return count
        count += 1


def probability(count: int, mean: float, size: float) -> float:
    """Return the negative binomial's probability; variance is mean + mean² / size."""
    log = (
        math.lgamma(count + size)
        - math.lgamma(size)
        - math.lgamma(count + 1)
        + size * math.log(size / (size + mean))
        + count * math.log(mean / (size + mean))
    )
    return math.exp(log)


@dataclass(frozen=True, slots=True)
class _Week:
    mean: float
    true: int
    before: int
    days: tuple[tuple[float, int], ...]


def _tried(counts: Sequence[int], profile: Sequence[float], next_weekday: int) -> Iterator[_Week]:
    """Run the method at the end of each earlier week, on what was known then."""
    for weeks_ago in range(TESTED_WEEKS, 0, -1):
        end = len(counts) - weeks_ago * WEEK
        if end < LEAST_PAST_DAYS:
            continue
        means = _day_means(counts[:end], profile, next_weekday)
        true = counts[end : end + WEEK]
        before = sum(counts[end - WEEK : end])
        yield _Week(sum(means), sum(true), before, tuple(zip(means, true, strict=True)))


def _day_means(counts: Sequence[int], profile: Sequence[float], next_weekday: int) -> list[float]:
    level = _level(counts, profile, next_weekday)
    return [max(LEAST_LEVEL, level * profile[(next_weekday + day) % WEEK]) for day in range(WEEK)]


def _level(counts: Sequence[int], profile: Sequence[float], next_weekday: int) -> float:
    """Average the days with weights that halve every ten days, each day against its weekday's share."""
    weights = total = 0.0
    for back, count in enumerate(reversed(counts)):
        weight = 0.5 ** (back / HALF_LIFE_DAYS)
        share = profile[(next_weekday - 1 - back) % WEEK]
        weights += weight * share
        total += weight * count
    return total / weights


def _spread(pairs: Sequence[tuple[float, int]]) -> float:
    """Return the size whose variance matches the errors made so far; small is wide."""
    squares = sum((true - mean) ** 2 - mean for mean, true in pairs)
    wanted = sum(mean**2 for mean, _ in pairs)
    if not pairs or wanted == 0:
        return 2.0  # variance mean + mean²/2: wide, as nothing is known
    excess = max(squares, 0.0) / wanted
    shrunk = (excess * len(pairs) + 0.5 * 2) / (len(pairs) + 2)
    return max(LEAST_SIZE, 1 / max(shrunk, 0.02))


def _accuracy(tried: Sequence[_Week]) -> Accuracy | None:
    if not tried:
        return None
    inside = 0
    for number, week in enumerate(tried):
        others = [(one.mean, one.true) for place, one in enumerate(tried) if place != number]
        bar = expected(week.mean, _spread(others))
        inside += bar.low <= week.true <= bar.high
    error = sum(abs(week.true - week.mean) for week in tried) / len(tried)
    naive = sum(abs(week.true - week.before) for week in tried) / len(tried)
    return Accuracy(len(tried), inside / len(tried), error, naive)
