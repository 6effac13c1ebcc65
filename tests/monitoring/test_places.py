"""Places of articles on a small made map: names then and today, families."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from tests.monitoring.making import Desk

from nhipcau.common.folding import fold
from nhipcau.monitoring.queries.places import family_of, place_lines, units_meant
from nhipcau.reading.records import Mentions, Place

OLD_END, NEW_START = date(2025, 6, 30), date(2025, 7, 1)
OLD, TODAY = date(2025, 3, 1), date(2026, 10, 1)
Dates = tuple[date | None, date | None]
ALWAYS: Dates = (None, None)
BEFORE: Dates = (None, OLD_END)
AFTER: Dates = (NEW_START, None)


def model(name: str) -> Any:
    return apps.get_model("units", name)


def unit(unit_id: str, kind: str, name: str, when: Dates, parent: str = "") -> None:
    """Store one unit with one name and, as the seed does, its line of ancestors."""
    level = {"p": 1, "d": 2, "c": 3}[unit_id[0]]
    row, _ = model("Unit").objects.get_or_create(id=unit_id, defaults={"level": level})
    start, end = when
    model("UnitName").objects.get_or_create(
        unit=row,
        starts_on=start,
        ends_on=end,
        defaults={"kind": kind, "code": unit_id[1:].zfill(5), "name": name, "folded": fold(name)},
    )
    if parent:
        under(unit_id, parent, when)


def under(unit_id: str, parent: str, when: Dates) -> None:
    start, end = when
    model("UnitEdge").objects.create(child_id=unit_id, parent_id=parent, starts_on=start, ends_on=end)


def step(source: str, target: str, basis: str = "whole") -> None:
    model("Succession").objects.create(source_id=source, target_id=target, basis=basis)


@pytest.fixture
def small_map(db: None) -> None:
    """Build a province that stays, a district that goes, one commune that lives on and two that merge."""
    from nhipcau.units.actions import rebuild_closure

    unit("p1", "tinh", "Sông Mẫu", ALWAYS)
    unit("d1", "huyen", "Hạ Mẫu", BEFORE, "p1")
    unit("c1", "xa", "Đông Mẫu", ALWAYS)
    under("c1", "d1", BEFORE)
    under("c1", "p1", AFTER)
    unit("c2", "xa", "Bến Cũ", BEFORE, "d1")
    unit("c3", "thi_tran", "Chợ Cũ", BEFORE, "d1")
    unit("c4", "xa", "Bến Mới", AFTER, "p1")
    unit("p2", "tinh", "Núi Mẫu", ALWAYS)
    unit("c5", "xa", "Đông Mẫu", ALWAYS, "p2")
    for source in ("c2", "c3"):
        step(source, "c4")
    rebuild_closure()


@pytest.mark.usefixtures("small_map")
def test_a_place_says_its_name_of_then_and_the_units_of_today() -> None:
    lines = place_lines(["c1", "c2", "d1", "p1", "c4", "c404"], on=OLD, today=TODAY)
    assert lines == {
        "c1": "xã Đông Mẫu, huyện Hạ Mẫu, tỉnh Sông Mẫu (đến 30/06/2025) → nay: xã Đông Mẫu, tỉnh Sông Mẫu",
        "c2": "xã Bến Cũ, huyện Hạ Mẫu, tỉnh Sông Mẫu (đến 30/06/2025) → nay: xã Bến Mới, tỉnh Sông Mẫu",
        "d1": "huyện Hạ Mẫu, tỉnh Sông Mẫu (đến 30/06/2025) → nay: "
        "xã Đông Mẫu, tỉnh Sông Mẫu; xã Bến Mới, tỉnh Sông Mẫu",
        "p1": "tỉnh Sông Mẫu",
        "c4": "xã Bến Mới, tỉnh Sông Mẫu",
        "c404": "",
    }


@pytest.mark.usefixtures("small_map")
@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("c4", {"c4", "c2", "c3"}),
        ("xã Bến Mới", {"c4", "c2", "c3"}),
        ("ben moi", {"c4", "c2", "c3"}),
        ("Bến Cũ", {"c2", "c4"}),
        ("Đông Mẫu, tỉnh Núi Mẫu", {"c5"}),
        ("xã Đông Mẫu, huyện Hạ Mẫu, tỉnh Sông Mẫu", {"c1"}),
        ("huyện Hạ Mẫu", {"d1", "c1", "c2", "c3", "c4"}),
        ("Sông Mẫu", {"p1", "d1", "c1", "c2", "c3", "c4"}),
        ("Núi Mẫu", {"p2", "c5"}),
        ("huyện Núi Mẫu", set()),
        ("Không Đâu", set()),
        ("xã", set()),
    ],
)
def test_a_typed_name_means_a_unit_with_all_before_and_after_it(typed: str, units: set[str]) -> None:
    assert family_of(units_meant(typed, today=TODAY)) == units


@pytest.mark.usefixtures("small_map")
def test_a_like_named_unit_elsewhere_stays_out() -> None:
    assert "c5" not in family_of(units_meant("Đông Mẫu, tỉnh Sông Mẫu", today=TODAY))
    assert "c1" not in family_of(units_meant("tỉnh Núi Mẫu", today=TODAY))


@pytest.mark.usefixtures("small_map")
def test_the_list_finds_an_article_of_the_old_map_by_the_new_name(
    client: Client, officer: Any, desk: Desk
) -> None:
    for number, unit_id in enumerate(("c2", "c5")):
        place = Place("x", "x", unit_id, "xa", ((0, 1),))
        desk.store(f"x {number}", title=f"Bài {unit_id}", mentions=Mentions(places=(place,)))
    client.force_login(officer)
    html = client.get("/bai/", {"unit": "Bến Mới"}).content.decode()
    assert "Bài c2" in html
    assert "Bài c5" not in html
    assert "xã Bến Mới, tỉnh Sông Mẫu" in html
    assert "Không có đơn vị nào tên “Nơi Lạ”" in client.get("/bai/", {"unit": "Nơi Lạ"}).content.decode()
