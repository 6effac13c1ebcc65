"""Earlier totals on later boundaries: whole unions exact, estimates marked, the unconverted named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from tests.people.making import make_unit
from tests.reports.making import NOW, hand_in, indicator, make_form, make_period, make_report
from tests.steering.making import make_country, make_official

from nhipcau.reports.models import Rollup
from nhipcau.reports.queries.compared import history
from nhipcau.reports.queries.snapshot import snapshot_of
from nhipcau.reports.rules import states
from nhipcau.reports.rules.snapshot import by_code

pytestmark = pytest.mark.django_db
END, START = date(2025, 6, 30), date(2025, 7, 1)


def unit(unit_id: str, name: str, *, until: date | None = None, since: date | None = None) -> None:
    """Make a province that stood until or since the map of 2025."""
    made = make_unit(unit_id, name, unit_id[1:3])
    made.names.update(ends_on=until, starts_on=since)


def step(source: str, target: str, share: float | None, basis: str) -> None:
    """Say what became of a province."""
    apps.get_model("units.Succession").objects.create(
        source_id=source, target_id=target, share=share, basis=basis, decree="map-2025"
    )


@pytest.fixture
def periods() -> tuple[Any, Any]:
    """Four provinces become three: p04 stays, p08 and p02 become one, p51 is split; one share is unknown."""
    make_country()
    unit("p04", "Cao Bằng")
    unit("p02", "Hà Giang", until=END)
    unit("p08", "Tuyên Quang", until=END)
    unit("p08-2025", "Tuyên Quang", since=START)
    unit("p62", "Kon Tum", until=END)
    unit("p51-2025", "Quảng Ngãi", since=START)
    unit("p52-2025", "Gia Lai", since=START)
    step("p02", "p08-2025", 1.0, "whole")
    step("p08", "p08-2025", 1.0, "whole")
    step("p62", "p51-2025", None, "part")
    step("p62", "p52-2025", None, "part")
    before = make_period(kind=states.HALF_1, year=2025)
    now = make_period(kind=states.HALF_1, year=2026)
    make_form()
    for place, row in ((1, "p04"), (2, "p02"), (4, "p08"), (8, "p62")):
        make_report(before, row)
        roll(before, row, place * 1_000)
    roll(before, "vn", 15_000)
    for row in ("p04", "p08-2025", "p51-2025", "p52-2025"):
        make_report(now, row)
    return before, now


def roll(period: Any, unit_id: str, amount: int) -> None:
    """Write a total."""
    Rollup.objects.create(
        period=period, unit_id=unit_id, indicator=indicator("releases"), amount=amount, filled=1
    )


def test_whole_unions_convert_exactly(periods: tuple[Any, Any]) -> None:
    before, now = periods
    past = history(now, "p08-2025").totals[before.pk, "releases"]
    assert (past.amount, past.estimated, past.remainder) == (6_000, False, 0)


def test_the_country_keeps_everything_and_names_the_remainder(periods: tuple[Any, Any]) -> None:
    _before, now = periods
    told = snapshot_of(now, "vn", NOW)
    past = by_code(told)["releases"]["before"]
    assert past == {"amount": 15_000, "base": 0, "estimated": False, "remainder": 8_000}
    [left] = told["unconverted"]
    assert (left["name"], left["amount"]) == ("Tỉnh Kon Tum", 8_000)
    assert set(left["targets"]) == {"Tỉnh Quảng Ngãi", "Tỉnh Gia Lai"}
    assert told["before"]["is_converted"]
    assert told["before"]["is_same_half"]


def test_an_unconverted_figure_enters_no_unit_but_is_told_to_its_heirs(periods: tuple[Any, Any]) -> None:
    _before, now = periods
    told = snapshot_of(now, "p51-2025", NOW)
    assert by_code(told)["releases"]["before"] == {
        "amount": 0, "base": 0, "estimated": False, "remainder": 8_000,
    }  # fmt: skip
    assert [row["name"] for row in told["unconverted"]] == ["Tỉnh Kon Tum"]
    assert snapshot_of(now, "p04", NOW)["unconverted"] == []


def test_what_other_levels_reported_is_no_comparison(periods: tuple[Any, Any]) -> None:
    """Provinces alone reported then; with communes beside them the sum has another meaning."""
    before, now = periods
    hand, judge = make_official("tay", "officer"), make_official("mat", "reviewer")
    for report in (*before.reports.all(), *now.reports.all()):
        hand_in(report, hand, approved_by=judge)
    assert by_code(snapshot_of(now, "vn", NOW))["releases"]["before"]
    apps.get_model("units.Unit").objects.create(id="c04001", level=3)
    apps.get_model("units.UnitName").objects.create(
        unit_id="c04001", kind="xa", code="04001", name="Mẫu", folded="mau", starts_on=START
    )
    hand_in(make_report(now, "c04001", "p04"), hand, approved_by=judge)
    told = snapshot_of(now, "vn", NOW)
    assert by_code(told)["releases"]["before"] is None
    points = next(row["points"] for row in told["trends"] if row["code"] == "releases")
    assert [point["levels"] for point in points] == [["province"], ["commune", "province"]]


def test_stated_shares_are_estimates(periods: tuple[Any, Any]) -> None:
    before, now = periods
    steps = apps.get_model("units.Succession").objects.filter(source_id="p62")
    steps.filter(target_id="p51-2025").update(share=0.75)
    steps.filter(target_id="p52-2025").update(share=0.25)
    past = history(now, "p51-2025").totals[before.pk, "releases"]
    assert (past.amount, past.estimated, past.remainder) == (6_000, True, 0)
    points = snapshot_of(now, "p51-2025", NOW)["trends"][0]["points"]
    assert [(point["amount"], point["estimated"]) for point in points] == [(6_000, True), (None, False)]


def test_without_the_same_half_the_last_period_is_compared(periods: tuple[Any, Any]) -> None:
    _before, now = periods
    later = make_period(kind=states.HALF_2, year=2026)
    make_report(later, "p04")
    roll(now, "p04", 9_000)
    roll(now, "vn", 9_000)
    told = snapshot_of(later, "vn", NOW)
    assert told["before"]["name"] == now.name
    assert not told["before"]["is_same_half"]
    assert by_code(told)["releases"]["before"]["amount"] == 9_000


def test_the_first_period_has_nothing_to_compare_with(periods: tuple[Any, Any]) -> None:
    before, _now = periods
    told = snapshot_of(before, "vn", NOW)
    assert told["before"] is None
    assert by_code(told)["releases"]["before"] is None
