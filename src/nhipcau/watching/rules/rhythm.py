"""What is usual for a topic. In: its counts by slot (hour or day) so far; out: level, scatter and season.

The season (hour of the week) is shared by all topics; level and scatter are each topic's own, shrunk
towards what topics have in common while their past is short. Called by `bursts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Counts = Sequence[int] | np.ndarray[Any, Any]
Floats = np.ndarray[Any, np.dtype[np.float64]]

HALF_LIFE_DAYS = 14.0
"""How fast the past is forgotten; 7 follows noise, 30 lags behind a trend (bench/bursts.py)."""
CAP = 3.0
"""No day counts for more than its expectation plus so many deviations: past bursts teach nothing."""
ROUNDS = 3
TRIMMED_SHARE = 0.10
"""Highest tenth of the days left out of the first guess of the level."""
PRIOR_SLOT_COUNTS = 20.0
"""So many articles stand for each hour of the week, as hour times weekday has it, before any is seen."""
PRIOR_LEVEL_SHAPE = 1.0
"""The first article of a topic weighs as much as what topics have in common."""
PRIOR_WINDOWS = 30.0
LEAST_SCATTER, MOST_SCATTER, USUAL_SCATTER = 0.02, 4.0, 0.3
"""1/k of the negative binomial; the usual one stands where nothing is known (bench/bursts.py)."""
USUAL_PER_DAY = 1.0
LEAST_WEIGHT = 0.05
"""No hour of the week is expected to be wholly silent."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How time is cut: slots of a day, slots of the season's period, and the windows that are judged."""

    slots_a_day: int
    period: int
    windows: tuple[int, ...]


HOURLY = Scale(24, 168, (1, 3, 6))
DAILY = Scale(1, 7, (1,))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is usual for one topic from now on."""

    per_day: float
    weight: float
    """How many articles the level rests on: few of them make it unsure."""
    scatters: tuple[float, ...]
    """One for each window of the scale."""


def shared_season(histories: Sequence[Counts], first_slot: int, scale: Scale) -> tuple[float, ...]:
    """Return the weight of each slot of the period, 1 on average, from all topics together.

    `first_slot` is the place in the period of the histories' first slot; each topic speaks with the root
    of its volume, so that neither the loudest nor the crowd of silent ones decides.
    """
    period, day = scale.period, scale.slots_a_day
    seen, expected = np.zeros(period), np.zeros(period)
    for history in histories:
        counts = _whole_days(history, day)
        if counts.sum() == 0:
            continue
        capped = _capped_days(counts, np.ones(period), first_slot, scale)
        places = (first_slot + np.arange(len(capped))) % period
        voice = 1 / np.sqrt(capped.sum())
        np.add.at(seen, places, capped * voice)
        np.add.at(expected, places, np.full(len(capped), capped.mean() * voice))
    ratio = _shrunk(seen, expected, _product(seen, expected, day), histories)
    ratio = np.maximum(ratio, LEAST_WEIGHT)
    return tuple(float(weight) for weight in ratio / ratio.mean())


def rhythms(
    histories: Sequence[Counts], season: Sequence[float], first_slot: int, scale: Scale
) -> list[Rhythm]:
    """Fit every topic to its own past; what is common to all steadies those with a short one."""
    weights = np.asarray(season)
    fits = [
        _fit(_whole_days(history, scale.slots_a_day), weights, first_slot, scale) for history in histories
    ]
    levels = [fit.total / fit.exposure for fit in fits if fit.exposure > 0 and fit.total > 0]
    common_level = float(np.median(levels)) if levels else USUAL_PER_DAY
    common = [_common_scatter([fit.scatter[i] for fit in fits]) for i in range(len(scale.windows))]
    return [_rhythm(fit, common_level, common) for fit in fits]


@dataclass(frozen=True, slots=True)
class _Fit:
    total: float
    exposure: float
    scatter: tuple[tuple[float, float], ...]
    """For each window: the topic's own scatter, and how many telling windows it rests on."""


def _fit(counts: Floats, season: Floats, first_slot: int, scale: Scale) -> _Fit:
    day = scale.slots_a_day
    if len(counts) == 0:
        return _Fit(0.0, 0.0, tuple((0.0, 0.0) for _ in scale.windows))
    capped = _capped_days(counts, season, first_slot, scale)
    shape = season[(first_slot + np.arange(len(capped))) % scale.period] / day
    per_day, exposure = capped.reshape(-1, day).sum(axis=1), shape.reshape(-1, day).sum(axis=1)
    kernel = _kernel(len(per_day))
    level = (kernel @ per_day) / np.maximum(kernel @ exposure, 1e-9)
    expected = shape * np.repeat(level, day)
    last = kernel[-1]
    scatter = tuple(_scatter(counts, expected, window) for window in scale.windows)
    return _Fit(float(last @ per_day), float(last @ exposure), scatter)


def _rhythm(fit: _Fit, common_level: float, common: Sequence[float]) -> Rhythm:
    total = fit.total + PRIOR_LEVEL_SHAPE
    exposure = fit.exposure + PRIOR_LEVEL_SHAPE / max(common_level, 1e-6)
    scatters = tuple(
        float(np.clip((own * n + base * PRIOR_WINDOWS) / (n + PRIOR_WINDOWS), LEAST_SCATTER, MOST_SCATTER))
        for (own, n), base in zip(fit.scatter, common, strict=True)
    )
    return Rhythm(per_day=total / exposure, weight=total, scatters=scatters)


def _capped_days(counts: Floats, season: Floats, first_slot: int, scale: Scale) -> Floats:
    """Scale down the days that stand out: a past burst neither lifts the level nor bends the season."""
    day = scale.slots_a_day
    shape = season[(first_slot + np.arange(len(counts))) % scale.period].reshape(-1, day).sum(axis=1) / day
    sums = counts.reshape(-1, day).sum(axis=1)
    kept = max(int(np.ceil(len(sums) * (1 - TRIMMED_SHARE))), 1)
    lowest = np.argsort(sums / np.maximum(shape, 1e-9), kind="stable")[:kept]
    level = np.full(len(sums), sums[lowest].sum() / max(shape[lowest].sum(), 1e-9))
    kernel = _kernel(len(sums))
    limited = sums
    for _ in range(ROUNDS):
        mean = level * shape
        spread = np.sqrt(mean + USUAL_SCATTER * mean**2)
        limited = np.minimum(sums, mean + CAP * spread + 1)
        level = (kernel @ limited) / np.maximum(kernel @ shape, 1e-9)
    factor = np.where(sums > 0, limited / np.maximum(sums, 1), 1.0)
    capped: Floats = counts * np.repeat(factor, day)
    return capped


def _scatter(counts: Floats, expected: Floats, window: int) -> tuple[float, float]:
    """Return the moment estimate of 1/k over past windows of this length, and how much it rests on."""
    whole = len(counts) // window * window
    seen = counts[-whole:].reshape(-1, window).sum(axis=1) if whole else np.zeros(0)
    mean = expected[-whole:].reshape(-1, window).sum(axis=1) if whole else np.zeros(0)
    if mean.sum() <= 0:
        return 0.0, 0.0
    scatter = USUAL_SCATTER
    for _ in range(ROUNDS):
        limited = np.minimum(seen, mean + (CAP + 1) * np.sqrt(mean + scatter * mean**2) + 1)
        excess = float(((limited - mean) ** 2 - limited).sum())
        scatter = float(np.clip(excess / max(float((mean**2).sum()), 1e-9), 0.0, MOST_SCATTER))
    telling = float(((mean / (1 + mean)) ** 2).sum())
    return scatter, telling


def _common_scatter(own: Sequence[tuple[float, float]]) -> float:
    weight = sum(telling for _, telling in own)
    said = sum(scatter * telling for scatter, telling in own)
    return (said + USUAL_SCATTER * PRIOR_WINDOWS) / (weight + PRIOR_WINDOWS)


def _kernel(days: int) -> Floats:
    apart = np.abs(np.subtract.outer(np.arange(days), np.arange(days)))
    kernel: Floats = 0.5 ** (apart / HALF_LIFE_DAYS)
    return kernel


def _product(seen: Floats, expected: Floats, day: int) -> Floats:
    """Return hour times weekday, for the slots that are too thin to speak for themselves."""
    by_day, exp_day = seen.reshape(-1, day).sum(axis=1), expected.reshape(-1, day).sum(axis=1)
    by_hour, exp_hour = seen.reshape(-1, day).sum(axis=0), expected.reshape(-1, day).sum(axis=0)
    mean = seen.sum() / max(expected.sum(), 1e-9)
    if mean <= 0:
        return np.ones(len(seen))
    days = np.where(exp_day > 0, by_day / np.maximum(exp_day, 1e-9), mean) / mean
    hours = np.where(exp_hour > 0, by_hour / np.maximum(exp_hour, 1e-9), mean) / mean
    product: Floats = np.outer(days, hours).ravel()
    return product


def _shrunk(seen: Floats, expected: Floats, product: Floats, histories: Sequence[Counts]) -> Floats:
    articles = float(sum(np.sum(history) for history in histories))
    if expected.sum() <= 0:
        return np.ones(len(seen))
    in_articles = articles / expected.sum()
    ratio: Floats = (seen * in_articles + PRIOR_SLOT_COUNTS * product) / (
        expected * in_articles + PRIOR_SLOT_COUNTS
    )
    return ratio


def _whole_days(history: Counts, day: int) -> Floats:
    counts: Floats = np.asarray(history, dtype=np.float64)
    return counts[len(counts) % day :] if len(counts) % day else counts
