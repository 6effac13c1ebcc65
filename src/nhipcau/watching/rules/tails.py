"""How rare a count is. In: a count, what was expected and how far it scatters; out: P(at least so many).

Called by `bursts`; the Poisson tail also stands beside it in the benchmark.
"""

from __future__ import annotations

import math
from collections.abc import Callable

NEGLIGIBLE = 1e-12
"""Terms smaller than this share of the sum change no digit that is shown or compared."""
MOST_TERMS = 100_000
LEAST_SCATTER = 1e-6
"""Below this the law is Poisson's to six digits, and differences of large logarithms lose more than that."""


def negative_binomial_tail(count: int, mean: float, scatter: float) -> float:
    """Return P(X >= count) where Var X = mean + scatter * mean²; scatter 0 is the Poisson law."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if scatter < LEAST_SCATTER:
        return poisson_tail(count, mean)
    size = 1 / scatter
    share = mean / (mean + size)
    if count <= mean:
        return 1.0 - _below(count, size, share)
    log_first = (
        math.lgamma(count + size) - math.lgamma(size) - math.lgamma(count + 1)
        + size * math.log1p(-share) + count * math.log(share)
    )  # fmt: skip
    return min(_sum_up(math.exp(log_first), count, lambda k: (k + size) / (k + 1) * share), 1.0)


def poisson_tail(count: int, mean: float) -> float:
    """Return P(X >= count) of a Poisson law."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if count <= mean:
        terms = (math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count))
        return max(1.0 - math.fsum(terms), 0.0)
    first = math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
    return min(_sum_up(first, count, lambda k: mean / (k + 1)), 1.0)


def _below(count: int, size: float, share: float) -> float:
    """Return P(X < count); used where most of the weight lies above, so that the difference is exact."""
    log_none = size * math.log1p(-share)
    logs = (
        math.lgamma(k + size) - math.lgamma(size) - math.lgamma(k + 1) + log_none + k * math.log(share)
        for k in range(count)
    )
    return min(math.fsum(math.exp(log) for log in logs), 1.0)


def _sum_up(first: float, count: int, ratio: Callable[[int], float]) -> float:
    total, term = first, first
    for k in range(count, count + MOST_TERMS):
        term *= ratio(k)
        total += term
        if term <= total * NEGLIGIBLE:
            break
    return total
