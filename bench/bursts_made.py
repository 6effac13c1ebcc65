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
VOLUMES = {"low": 2.0, "mid": 12.0, "high": 60.0}
"""Articles a day."""
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


def make(*, seed: int, topics_each: int, days: int) -> Made:
    """Make topics of every volume, some with a trend; about one burst in two weeks each, after the warm-up."""
    chance = np.random.default_rng(seed)
    kinds = [kind for kind in VOLUMES for _ in range(topics_each)]
    counts = np.zeros((len(kinds), days * DAY), dtype=int)
    bursts = np.zeros_like(counts)
    for row, kind in enumerate(kinds):
        mean = _means(chance, VOLUMES[kind], days)
        counts[row] = chance.poisson(_scattered(chance, mean, days))
        _put_in(chance, counts[row], bursts[row], mean, days)
    return Made(counts, bursts, kinds)


def _means(chance: np.random.Generator, volume: float, days: int) -> np.ndarray[Any, Any]:
    week = np.outer(WEEKDAYS / WEEKDAYS.mean(), HOURS / HOURS.sum()).ravel()
    own = np.exp(chance.normal(0, 0.15, len(week)))
    season = np.tile(week * own, days // 7 + 1)[: days * DAY]
    trend = np.exp(np.linspace(0, chance.normal(0, 0.5), days * DAY))
    mean: np.ndarray[Any, Any] = volume * np.exp(chance.normal(0, 0.3)) * season * trend
    return mean


def _scattered(chance: np.random.Generator, mean: np.ndarray[Any, Any], days: int) -> np.ndarray[Any, Any]:
    by_day = chance.gamma(5, 1 / 5, days).repeat(DAY)
    by_hour = chance.gamma(4, 1 / 4, days * DAY)
    scattered: np.ndarray[Any, Any] = mean * by_day * by_hour
    return scattered


def _put_in(
    chance: np.random.Generator, counts: np.ndarray[Any, Any], bursts: np.ndarray[Any, Any],
    mean: np.ndarray[Any, Any], days: int,
) -> None:  # fmt: skip
    for day in range(WARM_DAYS + int(chance.integers(0, 10)), days - 2, 14):
        start = day * DAY + int(chance.integers(6, 19))
        times, stretch = int(chance.choice(TIMES)), slice(start, start + int(chance.integers(6, 13)))
        counts[stretch] += chance.poisson((times - 1) * mean[stretch])
        bursts[stretch] = times
