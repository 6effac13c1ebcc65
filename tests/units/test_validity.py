"""A map that contradicts itself is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.records import Period, Step
from nhipcau.units.rules.validity import BadMapError

PROVINCE = Period("p01", "tinh", "01", "Sông Mây", None, None, None)
OLD = Period("c1", "xa", "00001", "Đồi Gió", "p01", None, date(2025, 6, 30))
NEW = Period("c1", "phuong", "00001", "Đồi Gió", "p01", date(2025, 7, 1), None)
OTHER = Period("c2", "xa", "00002", "Bến Trăng", "p01", None, None)


def refused(*periods: Period, steps: tuple[Step, ...] = ()) -> str:
    with pytest.raises(BadMapError) as caught:
        Gazetteer(periods, steps).check()
    return str(caught.value)


def test_a_sound_map_passes() -> None:
    Gazetteer([PROVINCE, OLD, NEW, OTHER], [Step("c2", "c1", 1.0, "whole", "")]).check()


def test_overlap_is_refused() -> None:
    assert "overlap" in refused(PROVINCE, OLD, replace(NEW, start=date(2025, 6, 30)))
    assert "overlap" in refused(PROVINCE, replace(OLD, end=None), NEW)


def test_gap_is_refused() -> None:
    assert "nothing is known from 2025-07-01 to 2025-07-01" in refused(
        PROVINCE, OLD, replace(NEW, start=date(2025, 7, 2))
    )


def test_end_before_start_is_refused() -> None:
    assert "before it starts" in refused(PROVINCE, replace(NEW, end=date(2025, 6, 1)))


def test_a_kind_of_another_level_is_refused() -> None:
    assert "kind" in refused(PROVINCE, replace(OTHER, kind="huyen"))


def test_parents_must_be_there_and_higher() -> None:
    assert "no parent" in refused(PROVINCE, replace(OTHER, parent_id="p99"))
    assert "no parent" in refused(PROVINCE, OLD, NEW, replace(OTHER, parent_id="c1"))
    assert "no parent" in refused(PROVINCE, replace(OTHER, parent_id=None))
    assert "all the time" in refused(replace(PROVINCE, end=date(2025, 6, 30)), OTHER)


def test_one_code_for_two_units_is_refused() -> None:
    assert "code 00001" in refused(PROVINCE, OLD, NEW, replace(OTHER, code="00001"))


def test_shares_that_do_not_make_a_whole_are_refused() -> None:
    third = replace(OTHER, unit_id="c3", code="00003")
    steps = (Step("c2", "c1", 0.5, "part", ""), Step("c2", "c3", 0.4, "part", ""))
    assert "shares make 0.9" in refused(PROVINCE, OLD, NEW, OTHER, third, steps=steps)
    half = (Step("c2", "c1", 0.5, "part", ""), Step("c2", "c3", None, "part", ""))
    assert "shares" in refused(PROVINCE, OLD, NEW, OTHER, third, steps=half)


def test_a_step_to_nowhere_is_refused() -> None:
    assert "no such step" in refused(PROVINCE, OTHER, steps=(Step("c2", "c9", 1.0, "whole", ""),))
