"""Made topics for `bursts.py` and its test: counts an hour with season, trend and scatter, bursts put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

HOURS = np.array(
    [1, 1, 1, 1, 2, 4, 8, 12, 14, 14, 13, 12, 9, 10, 13, 14, 14, 12, 10, 9, 8, 6, 4, 2], dtype=float
)
WEEKDAYS = np.array([1.1, 1.15, 1.15, 1.1, 1.05, 0.75, 0.7])
"""A newsroom's day and week, as any register of feeds shows it; the rules are not told."""
VOLUMES = {"low": 2.0, "mid": 12.0, "high": 60.0, "flood": 200.0}
"""Articles a day."""
NOISES = {"Poisson": (0.0, 0.0), "mild": (0.05, 0.05), "strong": (0.20, 0.25)}
"""How far the rate of a day and of an hour strays, as squared share: independent articles; a topic of many
unrelated stories; one that lives on few stories, each coming in a wave."""
TIMES = (3, 6, 10)
WARM_DAYS = 28
DAY = 24


@dataclass
class Made:
    """Counts by topic and slot, the factor of the burst each slot belongs to (0: none), and each topic's kind."""

    counts: np.ndarray[Any, Any]
    bursts: np.ndarray[Any, Any]
    kinds: list[str]
    slots_a_day: int = DAY
    means: np.ndarray[Any, Any] | None = None
    """The true rate without bursts, for the detector that is told everything."""
    noise: str = "strong"


def make(*, seed: int, topics_each: int, days: int, noise: str = "strong") -> Made:
    """Make topics of every volume, some with a trend; about one burst in two weeks each, after the warm-up."""
    chance = np.random.default_rng(seed)
    kinds = [kind for kind in VOLUMES for _ in range(topics_each)]
    means = np.array([_means(chance, VOLUMES[kind], days) for kind in kinds])
    counts = np.zeros(means.shape, dtype=int)
    bursts = np.zeros_like(counts)
    for row, mean in enumerate(means):
        counts[row] = chance.poisson(_scattered(chance, mean, days, noise))
        _put_in(chance, counts[row], bursts[row], mean, days)
    return Made(counts, bursts, kinds, means=means, noise=noise)


def _means(chance: np.random.Generator, volume: float, days: int) -> np.ndarray[Any, Any]:
    week = np.outer(WEEKDAYS / WEEKDAYS.mean(), HOURS / HOURS.sum()).ravel()
    own = np.exp(chance.normal(0, 0.15, len(week)))
    season = np.tile(week * own, days // 7 + 1)[: days * DAY]
    trend = np.exp(np.linspace(0, chance.normal(0, 0.5), days * DAY))
    mean: np.ndarray[Any, Any] = volume * np.exp(chance.normal(0, 0.3)) * season * trend
    return mean


def _scattered(
    chance: np.random.Generator, mean: np.ndarray[Any, Any], days: int, noise: str
) -> np.ndarray[Any, Any]:
    by_day, by_hour = NOISES[noise]
    scattered: np.ndarray[Any, Any] = mean * _stray(chance, by_day, days).repeat(DAY)
    return scattered * _stray(chance, by_hour, days * DAY)


def _stray(chance: np.random.Generator, scatter: float, size: int) -> np.ndarray[Any, Any]:
    if not scatter:
        return np.ones(size)
    straying: np.ndarray[Any, Any] = chance.gamma(1 / scatter, scatter, size)
    return straying


def _put_in(
    chance: np.random.Generator, counts: np.ndarray[Any, Any], bursts: np.ndarray[Any, Any],
    mean: np.ndarray[Any, Any], days: int,
) -> None:  # fmt: skip
    for day in range(WARM_DAYS + int(chance.integers(0, 10)), days - 2, 14):
        start = day * DAY + int(chance.integers(6, 19))
        times, stretch = int(chance.choice(TIMES)), slice(start, start + int(chance.integers(6, 13)))
        counts[stretch] += chance.poisson((times - 1) * mean[stretch])
        bursts[stretch] = times
