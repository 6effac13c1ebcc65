"""The paired gain: against NumPy's own arithmetic, the quantile against the printed table; groups of five."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.learning.rules.gain import gain, t_quantile
from nhipcau.learning.rules.grouping import shown

TABLE = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 10: 2.228, 20: 2.086, 29: 2.045, 30: 2.042,
         60: 2.000, 120: 1.980, 1699: 1.961}  # fmt: skip
"""Student's t, two-sided 95 %, as printed in every textbook; the last tends to 1.960."""
SCORES = st.integers(0, 20).map(lambda points: points * 5.0)
PAIRS = st.lists(st.tuples(SCORES, SCORES), min_size=2, max_size=200)


@pytest.mark.parametrize(("freedom", "quantile"), sorted(TABLE.items()))
def test_quantile_as_printed(freedom: int, quantile: float) -> None:
    assert t_quantile(freedom) == pytest.approx(quantile, abs=6e-4)


@pytest.mark.parametrize("freedom", [1, 2, 4, 7, 30])
def test_quantile_by_numeric_integration(freedom: int) -> None:
    """The area under Student's density between the quantiles is 95 %, by NumPy's own sums."""
    reach = t_quantile(freedom)
    steps = np.linspace(-reach, reach, 400_001)
    log_heights = -(freedom + 1) / 2 * np.log1p(steps**2 / freedom)
    # the constant of the density, by summing a far wider stretch in a variable that makes it finite
    angles = np.linspace(-np.pi / 2, np.pi / 2, 400_001)[1:-1]
    whole = np.trapezoid(np.cos(angles) ** (freedom - 1), angles) * np.sqrt(freedom)
    assert np.trapezoid(np.exp(log_heights), steps) / whole == pytest.approx(0.95, abs=1e-5)


@settings(deadline=None, max_examples=200)
@given(pairs=PAIRS)
def test_equal_to_numpy(pairs: list[tuple[float, float]]) -> None:
    told = gain(pairs)
    assert told is not None
    before, after = np.array(pairs).T
    gains = after - before
    assert told.n == len(pairs)
    assert told.mean_before == pytest.approx(before.mean())
    assert told.mean_after == pytest.approx(after.mean())
    assert told.mean_gain == pytest.approx(gains.mean(), abs=1e-9)
    sd = gains.std(ddof=1)
    assert told.sd == pytest.approx(sd, abs=1e-9)
    reach = t_quantile(len(pairs) - 1) * sd / np.sqrt(len(pairs))
    assert (told.low, told.high) == pytest.approx((gains.mean() - reach, gains.mean() + reach), abs=1e-6)
    assert (told.effect is None) == bool(np.isclose(sd, 0, atol=1e-9))
    if told.effect is not None:
        assert told.effect == pytest.approx(gains.mean() / sd, abs=1e-9)
    if told.normalised is not None:
        assert told.normalised == pytest.approx((after.mean() - before.mean()) / (100 - before.mean()))
    else:
        assert before.mean() == 100


def test_fewer_than_two_have_no_figures() -> None:
    assert gain([]) is None
    assert gain([(50.0, 60.0)]) is None


PARTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=60)


@settings(deadline=None, max_examples=300)
@given(people=PARTS)
def test_no_small_group_can_be_worked_out(people: list[tuple[int, int, bool]]) -> None:
    groups: dict[tuple[str, int], set[int]] = {}
    for place, (site, category, begins_with_a) in enumerate(people):
        for key in (("site", site), ("category", category), ("form", int(begins_with_a))):
            groups.setdefault(key, set()).add(place)
    members = {key: frozenset(held) for key, held in groups.items()}
    open_ones, whole = shown(members), frozenset(range(len(people)))
    assert all(len(members[key]) >= 5 for key in open_ones)
    assert not open_ones or len(whole) >= 5
    for kind in ("site", "category", "form"):
        of_kind = [members[key] for key in open_ones if key[0] == kind]
        left = whole.difference(*of_kind) if of_kind else frozenset()
        assert not 0 < len(left) < 5, "the whole minus what is shown tells of fewer than five"
    for one in open_ones:
        for other in open_ones:
            assert not (members[one] < members[other] and len(members[other] - members[one]) < 5)


def test_one_small_group_hides_a_second() -> None:
    members = {("site", 1): frozenset(range(20)), ("site", 2): frozenset(range(20, 27)),
               ("site", 3): frozenset({27, 28})}  # fmt: skip
    assert shown(members) == {("site", 1)}


def test_groups_that_are_large_stay() -> None:
    members = {("site", 1): frozenset(range(5)), ("site", 2): frozenset(range(5, 12))}
    assert shown(members) == set(members)
