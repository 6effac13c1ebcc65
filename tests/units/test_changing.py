"""A decree on the map: who ends, who begins, who lives on; a row that cannot be is named."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.units.rules import changing, validity
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE, Change, change_of, new_id
from nhipcau.units.rules.changing import BadChangeError, Changed, changed
from nhipcau.units.rules.gazetteer import Gazetteer
from nhipcau.units.rules.kinds import Level
from nhipcau.units.rules.records import Period, Step
from nhipcau.units.rules.seed import load_gazetteer

DAY, EVE = date(2027, 1, 1), date(2026, 12, 31)


def commune(
    unit_id: str, name: str, parent: str = "p01", start: date | None = None, end: date | None = None
) -> Period:
    return Period(unit_id, "xa", unit_id[1:], name, parent, start, end)


def land() -> Gazetteer:
    return Gazetteer(
        [
            Period("p01", "tinh", "01", "Sông Mây", None, None, None),
            Period("p02", "tinh", "02", "Núi Gió", None, None, None),
            commune("c00001", "Đồi Gió"), commune("c00002", "Bến Trăng"), commune("c00003", "Suối Đá"),
            commune("c00004", "Hang Ong", "p02"), commune("c00005", "Đã Hết", end=date(2025, 6, 30)),
            commune("c00006", "Sau Này", "p02", start=date(2028, 1, 1)),
        ],
        [Step("c00005", "c00001", 1.0, "whole", "")],
    )  # fmt: skip


def put(*rows: Change, on: date = DAY) -> Changed:
    return changed(land(), rows, on=on, decree="k")


def refused(*rows: Change, on: date = DAY) -> BadChangeError:
    with pytest.raises(BadChangeError) as caught:
        put(*rows, on=on)
    return caught.value


BORN = Change(NEW, "c00009-2027", name="Chợ Mới", kind="phuong", code="00009", parent="p01")


def test_whole_union_into_a_new_unit() -> None:
    told = put(BORN, Change(UNITE, "c00001", "c00009-2027"), Change(UNITE, "c00002", "c00009-2027"))
    assert (told.ended, told.begun, told.altered) == (["c00001", "c00002"], ["c00009-2027"], [])
    assert told.gazetteer.at("c00001", EVE)
    assert told.gazetteer.at("c00001", DAY) is None
    assert told.gazetteer.today("c00002", DAY) == ["c00009-2027"]
    assert [(step.share, step.basis, step.decree) for step in told.steps] == [(1.0, "whole", "k")] * 2
    assert told.gazetteer.today("c00005", DAY) == ["c00009-2027"], "older changes are followed on"


def test_union_into_a_unit_that_lives_on() -> None:
    told = put(Change(UNITE, "c00001", "c00002"))
    assert (told.ended, told.begun, told.altered) == (["c00001"], [], [])
    assert len(told.gazetteer.units["c00002"]) == 1


def test_a_new_name_kind_and_code_are_dated() -> None:
    told = put(
        Change(RENAME, "c00001", name="Đồi Gió Mới", kind="phuong"), Change(MOVE, "c00001", parent="p02")
    )
    before, after = told.gazetteer.units["c00001"]
    assert (before.title, before.end, before.parent_id) == ("Xã Đồi Gió", EVE, "p01")
    assert (after.title, after.start, after.parent_id) == ("Phường Đồi Gió Mới", DAY, "p02")
    assert (after.code, after.decree) == ("00001", "k")


def test_split_with_and_without_shares() -> None:
    stated = put(
        Change(SPLIT, "c00001", "c00002", "0.6", is_main=True), Change(SPLIT, "c00001", "c00003", "0.4")
    )
    assert [(s.target, s.share, s.basis) for s in stated.steps] == [
        ("c00002", 0.6, "main_part"),
        ("c00003", 0.4, "part"),
    ]
    silent = put(Change(SPLIT, "c00001", "c00003"), Change(SPLIT, "c00001", "c00002", is_main=True))
    assert [step.share for step in silent.steps] == [None, None]
    assert silent.gazetteer.today("c00001", DAY) == ["c00002", "c00003"], "the main part first"


def test_a_united_province_takes_its_communes_along() -> None:
    told = put(Change(UNITE, "p01", "p02"), Change(MOVE, "c00003", parent="p02"))
    assert told.ended == ["p01"]
    assert {period.parent_id for period in told.gazetteer.listed(DAY, Level.COMMUNE)} == {"p02"}
    assert told.gazetteer.at("c00001", EVE).parent_id == "p01"  # type: ignore[union-attr]
    bad = refused(Change(UNITE, "p02", "p01"))
    assert (bad.why, bad.unit_id) == (changing.LATER, "c00006"), (
        "who would begin under a province that is gone"
    )
    assert sorted(told.altered) == ["c00001", "c00002", "c00003"]


def test_a_code_may_be_used_again_from_the_day_on() -> None:
    told = put(
        Change(NEW, "c00001-2027", name="Đồi Gió", kind="xa", code="00001", parent="p01"),
        Change(UNITE, "c00001", "c00001-2027"), Change(UNITE, "c00002", "c00001-2027"),
    )  # fmt: skip
    assert [p.unit_id for p in told.gazetteer.by_code("00001", DAY)] == ["c00001-2027"]
    assert [p.unit_id for p in told.gazetteer.by_code("00001", EVE)] == ["c00001"]


OK = Change(RENAME, "c00002", name="Bến Trăng Mới")
BAD: dict[str, tuple[tuple[Change, ...], str, tuple[int, ...]]] = {
    "nothing": ((), changing.EMPTY, ()),
    "unknown": ((OK, Change(MOVE, "c99", parent="p02")), changing.UNKNOWN, (1,)),
    "ended": ((OK, Change(RENAME, "c00005", name="Lại")), changing.ENDED, (1,)),
    "later": ((OK, Change(RENAME, "c00006", name="Lại")), changing.LATER, (1,)),
    "same": ((OK, Change(RENAME, "c00001", name="Đồi Gió")), changing.NOTHING, (1,)),
    "taken": ((Change(NEW, "c00001", name="A", kind="xa", code="00088", parent="p01"),), changing.TAKEN, (0,)),
    "target ended": ((Change(UNITE, "c00001", "c00005"),), changing.TARGET_GONE, (0,)),
    "target ends too": ((Change(UNITE, "c00001", "c00002"), Change(UNITE, "c00002", "c00003")), changing.TARGET_GONE, (0,)),
    "into itself": ((Change(UNITE, "c00001", "c00001"),), changing.ITSELF, (0,)),
    "level": ((Change(UNITE, "c00001", "p02"),), changing.OTHER_LEVEL, (0,)),
    "one part": ((OK, Change(SPLIT, "c00001", "c00003")), changing.ONE_PART, (1,)),
    "part twice": ((Change(SPLIT, "c00001", "c00003"), Change(SPLIT, "c00001", "c00003")), changing.TWICE, (0, 1)),
    "two ends": ((Change(UNITE, "c00001", "c00003"), Change(UNITE, "c00001", "c00002")), changing.TWICE, (0, 1)),
    "renamed and ended": ((Change(UNITE, "c00002", "c00003"), OK), changing.TWICE, (0, 1)),
    "shares": (
        (OK, Change(SPLIT, "c00001", "c00002", "0.6"), Change(SPLIT, "c00001", "c00003", "0.3")), validity.NO_WHOLE, (1, 2),
    ),
    "half stated": (
        (Change(SPLIT, "c00001", "c00002", "0.6"), Change(SPLIT, "c00001", "c00003")), validity.NO_WHOLE, (0, 1),
    ),
    "kind": ((OK, Change(RENAME, "c00001", kind="tinh")), validity.WRONG_KIND, (1,)),
    "code": ((OK, Change(RENAME, "c00001", code="00003")), validity.CODE_TWICE, (1,)),
    "parent": ((Change(MOVE, "c00001", parent="c00002"),), validity.NO_PARENT, (0,)),
    "no parent": ((Change(NEW, "c00009", name="A", kind="xa", code="00009"),), validity.NO_PARENT, (0,)),
    "children left behind": (
        (Change(SPLIT, "p02", "p01"), Change(SPLIT, "p02", "p03-2027"),
         Change(NEW, "p03-2027", name="Mới", kind="tinh", code="03")), validity.PARENT_GONE, (0, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(BAD))
def test_what_cannot_be_names_its_rows(name: str) -> None:
    rows, why, places = BAD[name]
    bad = refused(*rows)
    assert (bad.why, bad.rows) == (why, places)


def test_days_before_what_is_known_are_refused() -> None:
    first = put(OK)
    with pytest.raises(BadChangeError) as caught:
        changed(first.gazetteer, [Change(RENAME, "c00002", name="Sớm Hơn")], on=date(2026, 6, 1), decree="j")
    assert caught.value.why == changing.LATER
    again = changed(first.gazetteer, [Change(RENAME, "c00002", kind="phuong")], on=DAY, decree="j")
    assert [period.title for period in again.gazetteer.units["c00002"]] == [
        "Xã Bến Trăng",
        "Phường Bến Trăng Mới",
    ]


def test_nothing_of_the_first_map_moves() -> None:
    before = load_gazetteer()
    kept = dict(before.units)
    source = before.listed(DAY, Level.COMMUNE)[0]
    told = changed(before, [Change(RENAME, source.unit_id, name="Tên Thử")], on=DAY, decree="k")
    assert before.units == kept
    assert len(told.touched) == 1


def test_a_row_is_kept_as_what_it_says_and_ids_are_never_used_twice() -> None:
    assert change_of(BORN.kept()) == BORN
    assert "target" not in BORN.kept()
    taken = {"c00009-2027", "c00009-2027b"}
    assert new_id(code="00009", parent="p01", on=DAY, taken=taken) == "c00009-2027c"
    assert new_id(code="09", parent="", on=DAY, taken=taken) == "p09-2027"
