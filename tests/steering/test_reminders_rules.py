"""When a reminder is due, by walks over days; how a deadline stands."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.steering.rules.deadlines import ABOVE_STEP, OWN_STEPS, STEPS, standing, steps_due, watched

DUE = date(2026, 12, 14)
AWAKE = st.lists(st.integers(-20, 25), unique=True).map(sorted)
"""Days from the due day on which the worker runs."""


def walk(days: list[int]) -> dict[int, list[int]]:
    """Return what is sent on each day, as a worker that remembers would."""
    sent: set[int] = set()
    told: dict[int, list[int]] = {}
    for day in days:
        told[day] = steps_due(DUE, DUE + timedelta(days=day), sent)
        sent |= set(told[day])
    return told


def test_a_worker_that_never_sleeps_sends_each_step_on_its_day() -> None:
    told = walk(list(range(-30, 31)))
    assert {day: steps for day, steps in told.items() if steps} == {-7: [-7], -1: [-1], 1: [1], 2: [2]}


def test_after_a_week_asleep_each_reader_gets_one_letter() -> None:
    assert walk([-8, 3])[3] == [1, ABOVE_STEP]
    assert walk([-7, 0])[0] == [-1]
    assert walk([0])[0] == [-1]


@given(AWAKE)
def test_no_step_twice_none_out_of_order_none_before_its_day(days: list[int]) -> None:
    told = walk(days)
    every = [step for steps in told.values() for step in steps]
    own = [step for step in every if step in OWN_STEPS]
    assert len(every) == len(set(every))
    assert own == sorted(own)
    for day, steps in told.items():
        assert all(step <= day for step in steps)
        assert len([step for step in steps if step in OWN_STEPS]) <= 1
    if any(day >= ABOVE_STEP for day in days):
        assert every.count(ABOVE_STEP) == 1


@given(AWAKE)
def test_whoever_wakes_after_a_step_has_sent_it_or_a_later_one(days: list[int]) -> None:
    every = [step for steps in walk(days).values() for step in steps]
    for step in OWN_STEPS:
        if any(day >= step for day in days):
            assert any(other >= step for other in every if other in OWN_STEPS)


@given(st.integers(-40, 40))
def test_every_day_with_a_step_lies_among_the_days_that_are_watched(day: int) -> None:
    on = DUE + timedelta(days=day)
    since, until = watched(on)
    if any(day == step for step in STEPS):
        assert since <= DUE <= until


def test_finished_work_that_waits_is_never_overdue() -> None:
    late = DUE + timedelta(days=9)
    assert standing("waiting", DUE, late) == "waiting"
    assert standing("open", DUE, late) == "overdue"
    assert standing("open", DUE, DUE) == "soon"
    assert standing("open", DUE, DUE - timedelta(days=8)) == "open"
    assert standing("dropped", DUE, late) == "dropped"
