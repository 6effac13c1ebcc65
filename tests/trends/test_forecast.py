"""The forecast of a week: honest error bars, quiet on short pasts, better than last week's number."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.trends.rules.forecast import WEEK, expected, forecast, probability, quantile, weekday_profile


def poisson(chance: random.Random, mean: float) -> int:
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def series(chance: random.Random, base: float, days: int) -> list[int]:
    """A count a day with a quiet weekend, a level that wanders and chance on top."""
    level, counts = base, []
    for day in range(days):
        level *= math.exp(chance.gauss(0, 0.05))
        share = (1.1, 1.2, 1.1, 1.1, 1.1, 0.8, 0.6)[day % WEEK]
        counts.append(poisson(chance, level * share * chance.gammavariate(4, 0.25)))
    return counts


@pytest.mark.slow
def test_the_error_bar_of_the_week_holds_what_it_promises() -> None:
    chance = random.Random(7)
    inside, ours, naive = 0, 0.0, 0.0
    tries = 120
    for _ in range(tries):
        counts = series(chance, chance.choice([0.5, 2, 8]), 127)
        past, true = counts[:120], sum(counts[120:])
        made = forecast(past, weekday_profile([past], 0), 120 % WEEK)
        assert made is not None
        inside += made.week.low <= true <= made.week.high
        ours += abs(true - made.week.middle)
        naive += abs(true - sum(past[-WEEK:]))
    assert 0.75 <= inside / tries <= 0.95
    assert ours < naive


@pytest.mark.slow
def test_its_own_account_of_the_past_agrees_with_what_comes() -> None:
    chance = random.Random(11)
    told, got = [], []
    for _ in range(60):
        counts = series(chance, 3, 127)
        made = forecast(counts[:120], weekday_profile([counts[:120]], 0), 120 % WEEK)
        assert made is not None
        assert made.accuracy is not None
        told.append(made.accuracy.inside)
        got.append(made.week.low <= sum(counts[120:]) <= made.week.high)
    assert abs(sum(told) / 60 - sum(got) / 60) < 0.15


def test_four_weeks_are_the_least() -> None:
    assert forecast([1] * 27, (1.0,) * WEEK, 0) is None
    young = forecast([1] * 28, (1.0,) * WEEK, 0)
    assert young is not None
    assert young.accuracy is None
    assert young.week.high > young.week.low


def test_weekdays_are_learned_from_all_topics_together() -> None:
    busy_monday = ([7, 1, 1, 1, 1, 1, 1] * 20)[:140]
    profile = weekday_profile([busy_monday, [0] * 140], 0)
    assert profile[0] > 2.5
    assert math.isclose(sum(profile), WEEK)
    made = forecast(busy_monday, profile, 0)
    assert made is not None
    assert made.days[0].middle > 3 * made.days[1].middle


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=28, max_size=60), st.integers(0, 6))
def test_any_past_gives_bars_around_their_middle(counts: list[int], weekday: int) -> None:
    made = forecast(counts, weekday_profile([counts], 0), weekday)
    assert made is not None
    for bar in (*made.days, made.week):
        assert 0 <= bar.low <= bar.high
        assert bar.low <= bar.middle + 1
        assert bar.high >= bar.middle - 1


def test_quantiles_are_those_of_the_distribution() -> None:
    assert math.isclose(sum(probability(n, 3.0, 2.0) for n in range(200)), 1.0, abs_tol=1e-9)
    assert quantile(0.5, 0.05, 2.0) == 0
    wide, narrow = expected(10, 1.0), expected(10, 50.0)
    assert wide.high - wide.low > narrow.high - narrow.low


def test_a_past_of_jumps_gives_wide_bars_that_still_hold_the_middle() -> None:
    """A silent archive and then a loud week: the bar may not shrink to nothing."""
    counts = [0] * 50 + [9, 0, 7, 8, 0, 12] * 3
    made = forecast(counts, weekday_profile([counts], 0), len(counts) % WEEK)
    assert made is not None
    assert made.week.low <= made.week.middle <= made.week.high
    assert made.week.high > made.week.low + 5
