"""How much was learned: before and after of the same people, as a group. Pure.

In: pairs of percent; out: a `Gain` (None for fewer than two pairs). Called by `queries.testing`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

CONFIDENCE = 0.95
WHOLE = 100.0
"""All answers right, in percent."""
HALVINGS = 200
"""Of an interval: beyond these a double does not change."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Figures of a group; percent of right answers."""

    n: int
    mean_before: float
    mean_after: float
    mean_gain: float
    sd: float
    """Of the gains, with n - 1."""
    low: float
    high: float
    """The 95 % interval of the mean gain, by Student's t."""
    effect: float | None
    """Cohen's d for pairs: mean gain by its deviation; None where all gained alike."""
    normalised: float | None
    """Hake's: what was gained of what could be gained; None where nothing was left to gain."""


def gain(pairs: Sequence[tuple[float, float]]) -> Gain | None:
    """Work out the gain of a group."""
    n = len(pairs)
    if n < 2:  # noqa: PLR2004 - one difference has no deviation
        return None
    before = math.fsum(first for first, _last in pairs) / n
    after = math.fsum(last for _first, last in pairs) / n
    gains = [last - first for first, last in pairs]
    mean = math.fsum(gains) / n
    sd = math.sqrt(math.fsum((each - mean) ** 2 for each in gains) / (n - 1))
    reach = t_quantile(n - 1) * sd / math.sqrt(n)
    alike = math.isclose(sd, 0.0, abs_tol=1e-9)
    full = math.isclose(before, WHOLE, abs_tol=1e-9)
    return Gain(
        n, before, after, mean, sd, mean - reach, mean + reach,
        None if alike else mean / sd,
        None if full else (after - before) / (WHOLE - before),
    )  # fmt: skip


@cache
def t_quantile(freedom: int, confidence: float = CONFIDENCE) -> float:
    """Return the two-sided quantile of Student's t."""
    low, high = 0.0, 1.0
    within = _within_odd if freedom % 2 else _within_even
    while within(high, freedom) < confidence:
        high *= 2
    return _halved(lambda t: within(t, freedom) < confidence, low, high)


def _halved(is_below: Callable[[float], bool], low: float, high: float) -> float:
    for _step in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return high


def _within_odd(t: float, freedom: int) -> float:
    """Return the share between -t and t: Abramowitz and Stegun 26.7.3."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle)
    term, total = cosine, 0.0
    for step in range(1, freedom - 1, 2):
        total += term
        term *= cosine * cosine * (step + 1) / (step + 2)
    return 2 / math.pi * (angle + math.sin(angle) * total)


def _within_even(t: float, freedom: int) -> float:
    """Return the share between -t and t: Abramowitz and Stegun 26.7.4."""
    angle = math.atan(t / math.sqrt(freedom))
    cosine = math.cos(angle)
    term, total = 1.0, 0.0
    for step in range(0, freedom, 2):
        total += term
        term *= cosine * cosine * (step + 1) / (step + 2)
    return math.sin(angle) * total
