"""Figures on another day's map: nothing is lost, nothing is guessed that nobody stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.units.rules.converting import Conversion, Course, Left, Part, converted, course_of, shared_out
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import Level
from nhipcau.units.rules.records import Step
from nhipcau.units.rules.seed import load_gazetteer

CALM = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""Machines are shared: slow is no fault of the rule."""
OLD, NEW, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 1)
NEXT, AFTER = date(2027, 6, 30), date(2028, 1, 1)
LIVES = {
    "c1": (None, OLD), "c2": (None, OLD), "c3": (None, OLD), "c4": (None, None), "c5": (None, OLD),
    "c10": (NEW, NEXT), "c11": (NEW, None), "c12": (NEW, None), "c20": (NEXT + timedelta(1), None),
    "d1": (None, OLD),
}  # fmt: skip


def step(source: str, target: str, share: float | None = 1.0, basis: str = "whole") -> Step:
    return Step(source, target, share, basis, "")


STEPS = [
    step("c1", "c10"), step("c2", "c10"),
    step("c3", "c11", 0.6, "main_part"), step("c3", "c12", 0.3, "part"), step("c3", "c10", 0.1, "part"),
    step("c5", "c12", None, "main_part"), step("c5", "c11", None, "part"),
    step("c10", "c20"), step("d1", "c11", None, "split"),
]  # fmt: skip
COURSE = Course(LIVES, {source: [each for each in STEPS if each.source == source] for source in LIVES})


def on_today(amounts: dict[str, int], to: date = NOW) -> Conversion:
    return converted(amounts, COURSE, of=OLD, to=to)


def test_whole_unions_add_up_exactly_and_are_no_estimate() -> None:
    assert on_today({"c1": 7, "c2": 5, "c4": 3}) == Conversion(
        {"c10": Part(12, is_estimate=False, sources=("c1", "c2")), "c4": Part(3, False, ("c4",))}, ()
    )


def test_stated_shares_make_an_estimate_to_the_last_unit() -> None:
    found = on_today({"c3": 1001, "c1": 1})
    assert {unit: part.amount for unit, part in found.by_unit.items()} == {"c11": 601, "c12": 300, "c10": 101}
    assert [found.by_unit[unit].is_estimate for unit in ("c11", "c12", "c10")] == [True, True, True]
    assert found.total == 1002


def test_without_stated_shares_the_figure_stays_under_its_name() -> None:
    found = on_today({"c5": 900, "d1": 40, "c99": 2, "c3": 0})
    assert found.remainder == (
        Left("c5", 900, ("c12", "c11")), Left("d1", 40, ("c11",)), Left("c99", 2, ()),
    )  # fmt: skip
    assert found.by_unit["c11"].amount == 0


def test_changes_follow_each_other() -> None:
    found = on_today({"c1": 7, "c3": 1000}, AFTER)
    assert found.by_unit["c20"] == Part(107, is_estimate=True, sources=("c1", "c3"))
    assert on_today({"c1": 7}, AFTER).by_unit["c20"].is_estimate is False
    lost = Course(
        LIVES,
        {**COURSE.steps, "c10": [step("c10", "c20", None, "main_part"), step("c10", "c12", None, "part")]},
    )
    found = converted({"c3": 1000}, lost, of=OLD, to=AFTER)
    assert found.remainder == (Left("c3", 100, ("c20", "c12")),)
    assert found.total == 1000


def test_what_was_not_born_yet_is_not_pushed_back_into_the_past() -> None:
    assert converted({"c20": 5, "c4": 1}, COURSE, of=AFTER, to=OLD) == Conversion(
        {"c4": Part(1, False, ("c4",))}, (Left("c20", 5, ()),)
    )


def test_a_map_that_runs_in_a_circle_ends_and_loses_nothing() -> None:
    lives = {"c1": (None, OLD), "c2": (None, OLD)}
    ring = Course(lives, {"c1": [step("c1", "c2")], "c2": [step("c2", "c1")]})
    assert converted({"c1": 5}, ring, of=OLD, to=NOW).remainder == (Left("c1", 5, ("c1",)),)


def test_shares_that_make_no_whole_divide_nothing() -> None:
    half = Course(LIVES, {"c3": [step("c3", "c11", 0.6, "main_part"), step("c3", "c12", 0.3, "part")]})
    assert converted({"c3": 10}, half, of=OLD, to=NOW).remainder[0].amount == 10


@CALM
@given(st.integers(-(10**15), 10**15), st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_parts_add_up_and_miss_their_share_by_less_than_one(amount: int, weights: list[int]) -> None:
    shares = [Fraction(weight, 10**6) for weight in weights]
    parts = shared_out(amount, shares)
    assert sum(parts) == amount
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - amount * share / sum(shares)) < 1


@st.composite
def maps(draw: st.DrawFn) -> tuple[Course, list[str]]:
    """Three maps, one after the other; each unit lives on, goes whole or is divided, with shares or without."""
    days, lives, steps = (date(2025, 6, 30), date(2026, 6, 30)), {}, {}
    names = [[f"c{age}{place}" for place in range(draw(st.integers(1, 5)))] for age in range(3)]
    for age, units in enumerate(names):
        start = None if age == 0 else days[age - 1] + timedelta(1)
        for unit in units:
            lives_on = age == 2 or draw(st.booleans())
            lives[unit] = (start, None if lives_on else days[age])
            if not lives_on:
                steps[unit] = draw(_steps_out(unit, names[age + 1]))
    return Course(lives, steps), [unit for units in names for unit in units]


def _steps_out(unit: str, targets: list[str]) -> st.SearchStrategy[list[Step]]:
    def made(chosen: list[str], weights: list[int] | None) -> list[Step]:
        if weights is None:
            return [step(unit, target, None, "part") for target in chosen]
        whole = sum(weights[: len(chosen)])
        shares = [round(weight / whole, 6) for weight in weights[: len(chosen)]]
        return [
            step(unit, target, share or 1e-6, "part") for target, share in zip(chosen, shares, strict=True)
        ]

    chosen = st.lists(st.sampled_from(targets), min_size=0, max_size=5, unique=True)
    weights = st.none() | st.lists(st.integers(1, 100), min_size=5, max_size=5)
    return st.builds(made, chosen, weights)


@CALM
@given(maps(), st.data())
def test_the_old_total_is_converted_plus_remainder(
    made: tuple[Course, list[str]], data: st.DataObject
) -> None:
    course, units = made
    amounts = data.draw(st.dictionaries(st.sampled_from(units), st.integers(0, 10**12)))
    of, to = data.draw(st.tuples(*[st.sampled_from([OLD, NEW, date(2026, 6, 30), AFTER])] * 2))
    kept = dict(amounts)
    found = converted(amounts, course, of=of, to=to)
    assert found.total == sum(amounts.values())
    assert amounts == kept, "what came in is as it was"
    named = {left.unit_id for left in found.remainder} | {
        u for part in found.by_unit.values() for u in part.sources
    }
    assert named == amounts.keys(), "nobody's figure vanishes, a zero neither"
    for unit, part in found.by_unit.items():
        assert of == to or course.stands(unit, to)
        assert part.sources
    single = [converted({unit: amount}, course, of=of, to=to) for unit, amount in amounts.items()]
    for unit, part in found.by_unit.items():
        assert part.amount == sum(each.by_unit[unit].amount for each in single if unit in each.by_unit)


@CALM
@given(st.dictionaries(st.sampled_from(sorted(LIVES)), st.integers(0, 10**9)))
def test_a_map_that_does_not_change_changes_nothing(amounts: dict[str, int]) -> None:
    same = converted(amounts, COURSE, of=OLD, to=OLD)
    assert {unit: part.amount for unit, part in same.by_unit.items()} == amounts
    assert same.remainder == ()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def figures(gazetteer: Gazetteer, level: Level, on: date = OLD) -> dict[str, int]:
    return {period.unit_id: 1000 + place for place, period in enumerate(gazetteer.listed(on, level))}


def test_63_provinces_are_34_and_nothing_is_left(gazetteer: Gazetteer) -> None:
    amounts = figures(gazetteer, Level.PROVINCE)
    found = converted(amounts, course_of(gazetteer.units, gazetteer.steps), of=OLD, to=NEW)
    assert len(found.by_unit) == 34
    assert found.remainder == ()
    assert not any(part.is_estimate for part in found.by_unit.values())
    assert sum(len(part.sources) for part in found.by_unit.values()) == 63
    assert found.total == sum(amounts.values())


@pytest.mark.parametrize("level", [Level.DISTRICT, Level.COMMUNE], ids=["district", "commune"])
def test_every_old_figure_is_somewhere(gazetteer: Gazetteer, level: Level) -> None:
    amounts = figures(gazetteer, level)
    found = converted(amounts, course_of(gazetteer.units, gazetteer.steps), of=OLD, to=NOW)
    assert found.total == sum(amounts.values())
    assert len(found.remainder) == (471 if level == Level.COMMUNE else 696)
    if level == Level.COMMUNE:
        assert all(len(left.targets) > 1 for left in found.remainder)
        assert not any(part.is_estimate for part in found.by_unit.values())


def test_shares_stated_later_turn_a_remainder_into_an_estimate(gazetteer: Gazetteer) -> None:
    source = next(each.source for each in gazetteer.steps if each.basis == "main_part")
    out = gazetteer.successors(source)
    told = [replace(each, share=1 / len(out)) for each in out]
    course = course_of(gazetteer.units, [*(each for each in gazetteer.steps if each.source != source), *told])
    found = converted({source: 1000}, course, of=OLD, to=NEW)
    assert found.remainder == ()
    assert {part.is_estimate for part in found.by_unit.values()} == {True}
    assert found.by_unit.keys() == {each.target for each in out}
