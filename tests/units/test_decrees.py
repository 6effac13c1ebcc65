"""A decree typed here: from a draft to the map of its day, once; a new seed puts it on again."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from tests.people.making import make_person
from tests.units.making import AT, make_body, make_land

from nhipcau.common.conflicts import Stale
from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.units import actions, queries
from nhipcau.units.actions import seed as seeding
from nhipcau.units.actions.decrees import (
    add_changes,
    check_decree,
    draft_decree,
    drop_changes,
    drop_draft,
    put_in_force,
)
from nhipcau.units.models import Closure, Decree, SeedLoad, Succession, UnitEdge, UnitName
from nhipcau.units.queries import decrees as read
from nhipcau.units.queries.converting import converted, converted_each
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.rules.changes import MOVE, NEW, RENAME, SPLIT, UNITE, Change
from nhipcau.units.rules.kinds import Level
from nhipcau.units.rules.seed import load_gazetteer

pytestmark = pytest.mark.django_db
DAY, EVE = date(2027, 1, 1), date(2026, 12, 31)
BORN = Change(NEW, "c01009-2027", name="Thác Bạc", kind="phuong", code="01009", parent="p04")
UNION = (BORN, Change(UNITE, "c01000", BORN.unit), Change(UNITE, "c01001", BORN.unit))


def make_decree(*rows: Change, number: str = "15/NQ-UBTVQH16", on: date = DAY, by: Any = None) -> Decree:
    decree = draft_decree(by=by, at=AT, number=number, title="Sắp xếp xã", effective_on=on)
    return add_changes(by=by, at=AT, decree=decree, seen=None, changes=rows) if rows else decree


def dated_rows() -> str:
    """Hash every dated row of the map."""
    said = [
        list(table._default_manager.order_by("pk").values_list())
        for table in (UnitName, UnitEdge, Closure, Succession)
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()


@pytest.fixture
def land() -> None:
    make_land()


@pytest.mark.usefixtures("land")
def test_from_a_draft_to_the_map_of_its_day() -> None:
    clerk, keeper = make_person("mai", "clerk"), make_person("quan.tri", "administrator")
    before = dated_rows()
    decree = make_decree(*UNION, by=keeper)
    body = make_body("UBND xã Đàm Thủy", "c01000")
    assert dated_rows() == before, "a draft moves nothing"
    with pytest.raises(Http404):
        read.get_decree_for(clerk, decree.key)
    entries = Entry.objects.count()
    told = put_in_force(by=keeper, at=AT, decree=decree, seen=decree.revision)
    assert Entry.objects.count() == entries + 1
    last = Entry.objects.order_by("-seq")[0]
    assert (last.verb, last.by) == ("units.put_in_force", keeper.public_id)
    assert last.after == {
        "number": "15/NQ-UBTVQH16", "effective_on": "2027-01-01", "units_ended": 2, "units_begun": 1,
        "units_altered": 0,
    }  # fmt: skip
    assert told.ended == ["c01000", "c01001"]
    assert [name.name for name in queries.children("p04", EVE)] == ["Đàm Thủy", "Trùng Khánh"]
    assert [name.name for name in queries.children("p04", DAY)] == ["Thác Bạc"]
    assert [name.name for name in queries.ancestors(BORN.unit, DAY)] == ["Cao Bằng"]
    assert [name.unit_id for name in queries.units_today("c01001", DAY)] == [BORN.unit]
    assert UnitName.objects.get(unit_id=BORN.unit).decree == decree.key
    body.refresh_from_db()
    assert body.unit_id == "c01000", "what belonged to a unit that ended stays there"
    assert read.get_decree_for(clerk, decree.key).state == "in_force"
    assert read.units_ended_by(decree.key) == ["c01000", "c01001"]
    assert read.units_ended_by("khong-co") == []
    found = converted({"c01000": 5, "c01001": 7, "p04": 1}, of=EVE, to=DAY)
    assert (found.by_unit[BORN.unit].amount, found.remainder) == (12, ())


@pytest.mark.usefixtures("land")
def test_in_force_is_once_and_is_not_rewritten() -> None:
    decree = make_decree(*UNION)
    stale = Decree.objects.get(pk=decree.pk)
    put_in_force(by=None, at=AT, decree=decree, seen=decree.revision)
    after = dated_rows()
    for act in (
        lambda: put_in_force(by=None, at=AT, decree=stale, seen=stale.revision),
        lambda: put_in_force(by=None, at=AT, decree=stale, seen=None),
        lambda: add_changes(by=None, at=AT, decree=stale, seen=None, changes=UNION),
        lambda: drop_changes(by=None, at=AT, decree=stale, seen=None, place=0),
        lambda: drop_draft(by=None, at=AT, decree=stale),
        lambda: draft_decree(by=None, at=AT, number="Khác", title="Khác", effective_on=EVE, decree=stale),
    ):
        with pytest.raises(Stale):
            act()
    assert dated_rows() == after


@pytest.mark.usefixtures("land")
def test_two_hands_on_one_draft_meet() -> None:
    decree = make_decree(BORN)
    add_changes(by=None, at=AT, decree=decree, seen=decree.revision, changes=UNION[1:2])
    with pytest.raises(Stale):
        add_changes(by=None, at=AT, decree=decree, seen=decree.revision, changes=UNION[2:])
    with pytest.raises(Stale):
        put_in_force(by=None, at=AT, decree=decree, seen=decree.revision)
    again = Decree.objects.get(pk=decree.pk)
    again = add_changes(by=None, at=AT, decree=again, seen=again.revision, changes=UNION[2:])
    assert [row["what"] for row in again.changes] == ["new", "unite", "unite"]
    rows = [UNION[0].kept(), UNION[2].kept()]
    assert drop_changes(by=None, at=AT, decree=again, seen=None, place=1).changes == rows
    again = add_changes(by=None, at=AT, decree=again, seen=None, changes=UNION[:1], replaces=True)
    assert again.changes == rows[:1]
    assert drop_changes(by=None, at=AT, decree=again, seen=None, place=None).changes == []
    drop_draft(by=None, at=AT, decree=again)
    assert not Decree.objects.exists()
    with pytest.raises(Stale):
        put_in_force(by=None, at=AT, decree=again, seen=None)


@pytest.mark.usefixtures("land")
def test_a_row_that_cannot_be_is_named_and_nothing_moves() -> None:
    decree = make_decree(Change(RENAME, "c01001", name="Mới"), Change(UNITE, "c01000", "c01002"))
    before = dated_rows()
    with pytest.raises(Refused, match=r"dòng 2 \(Xã Đàm Thủy \(Cao Bằng\) nhập toàn bộ vào Xã Phong Châu"):
        put_in_force(by=None, at=AT, decree=decree, seen=None)
    assert (dated_rows(), Decree.objects.get().state) == (before, "draft")
    with pytest.raises(Refused, match="ít nhất một dòng"):
        check_decree(make_decree(number="16"))


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"number": " "}, "number"), ({"title": ""}, "title"), ({"title": "x" * 301}, "title"),
        ({"number": "15/nq-ubtvqh16"}, "number"), ({"sure": "chắc"}, "sure"),
        ({"issued_on": DAY + timedelta(1)}, "effective_on"),
    ],
    ids=["no number", "no title", "long title", "number twice", "sureness", "days"],
)  # fmt: skip
def test_what_cannot_be_a_decree_is_refused_at_its_field(said: dict[str, Any], field: str) -> None:
    make_decree()
    with pytest.raises(Refused) as refused:
        draft_decree(**{"by": None, "at": AT, "number": "17", "title": "T", "effective_on": DAY, **said})
    assert refused.value.field == field


@pytest.mark.usefixtures("land")
def test_only_administrators_keep_decrees() -> None:
    decree, officer = make_decree(*UNION), make_person("can.bo", "officer", "clerk")
    for act in (
        lambda: draft_decree(by=officer, at=AT, number="9", title="T", effective_on=DAY),
        lambda: add_changes(by=officer, at=AT, decree=decree, seen=None, changes=UNION),
        lambda: drop_changes(by=officer, at=AT, decree=decree, seen=None, place=None),
        lambda: put_in_force(by=officer, at=AT, decree=decree, seen=None),
        lambda: drop_draft(by=officer, at=AT, decree=decree),
    ):
        with pytest.raises(Refused, match="quản trị viên"):
            act()


def test_a_decree_in_no_state_is_refused_by_the_database() -> None:
    decree = make_decree()
    for wrong in ({"state": "in_force"}, {"state": "x"}, {"effective_on": None}, {"sure": "x"},
                  {"origin": "seed"}, {"in_force_at": AT}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Decree.objects.filter(pk=decree.pk).update(**wrong)


@pytest.mark.slow
def test_the_loaded_map_converts_and_takes_decrees_and_keeps_them_through_a_new_seed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.load_seed(at=AT, by=None)
    assert Decree.objects.filter(origin="seed", state="in_force").count() == len(load_gazetteer().decrees)
    assert map_in_tables().units == load_gazetteer().units, "the tables are the seed, period by period"
    assert [
        len(map_in_tables().listed(day, Level.COMMUNE)) for day in (date(2025, 6, 30), date(2025, 7, 1))
    ] == [10035, 3321]
    _conversion_reads_only()
    _survives(monkeypatch)


def _conversion_reads_only() -> None:
    old, new = date(2025, 6, 30), date(2025, 7, 1)
    provinces = {name.unit_id: 1000 + int(name.code) for name in queries.provinces(old)}
    communes = {
        name.unit_id: 1 for name in queries.names_on(old).filter(unit__level=Level.COMMUNE)
    }  # fmt: skip
    before = dated_rows()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = converted(provinces, of=old, to=new)
    assert len(asked) <= 4
    assert (len(provinces), len(found.by_unit), found.remainder) == (63, 34, ())
    assert found.total == sum(provinces.values())
    with CaptureQueriesContext(connection) as asked:
        each = converted_each({"a": communes, "b": provinces}, of=old, to=new)
    assert len(asked) <= 4
    assert each["a"].total == 10035
    assert sum(left.amount for left in each["a"].remainder) == 471
    assert each["b"] == found
    with CaptureQueriesContext(connection) as asked:
        assert converted(provinces, of=old, to=old).remainder == ()
    assert len(asked) == 0
    assert dated_rows() == before, "rows on old boundaries are as they were"


def _survives(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = [name.unit_id for name in queries.children("p04", EVE)[:2]], "c01010-x"
    rows = [Change(UNITE, ours[0], ours[1]), Change(MOVE, "c00004-2025", parent="p04")]
    decree = make_decree(*rows)
    put_in_force(by=None, at=AT, decree=decree, seen=None)
    doomed = make_decree(Change(RENAME, ours[1], name="Tên Trước"), number="16", on=DAY + timedelta(30))
    put_in_force(by=None, at=AT, decree=doomed, seen=None)
    later = [queries.unit_name(unit) for unit in (ours[0], ours[1])]
    assert not actions.load_seed(at=AT, by=None)
    after = _told(dated=True)
    monkeypatch.setattr(seeding, "seed_hash", lambda: "2" * 64)
    assert actions.load_seed(at=AT, by=None)
    assert _told(dated=True) == after
    assert [queries.unit_name(unit) for unit in (ours[0], ours[1])] == later
    assert SeedLoad.objects.get().seed_hash == "2" * 64
    assert theirs not in ours
    # a newer seed in which our source has ended already: the decree is set aside, with the reason, the next one holds
    newer = read.outcome(Decree.objects.get(pk=decree.pk), load_gazetteer()).gazetteer
    monkeypatch.setattr(seeding, "load_gazetteer", lambda: newer)
    monkeypatch.setattr(seeding, "seed_hash", lambda: "3" * 64)
    assert actions.load_seed(at=datetime(2027, 2, 1, tzinfo=UTC), by=None)
    decree.refresh_from_db()
    doomed.refresh_from_db()
    assert (decree.state, doomed.state) == ("set_aside", "in_force")
    assert "dòng 1" in decree.fault
    assert queries.unit_name(ours[1]) == later[1]


def _told(*, dated: bool) -> list[Any]:
    columns = ("unit_id", "kind", "code", "name", "starts_on", "ends_on", "decree")
    names = list(UnitName.objects.order_by("unit_id", "starts_on").values_list(*columns))
    edges = UnitEdge.objects.order_by("child_id", "starts_on").values_list(
        "child_id", "parent_id", "starts_on", "ends_on"
    )
    steps = Succession.objects.order_by("source_id", "target_id").values_list(
        "source_id", "target_id", "share", "basis", "decree"
    )
    return [names, list(edges) if dated else [], list(steps), Closure.objects.count()]


@pytest.mark.usefixtures("land")
def test_a_split_that_states_shares_is_an_estimate_and_one_that_does_not_stays_named() -> None:
    stated = make_decree(
        Change(SPLIT, "c01000", "c01001", "0.25"),
        Change(SPLIT, "c01000", BORN.unit, "0.75", is_main=True),
        BORN,
    )
    put_in_force(by=None, at=AT, decree=stated, seen=None)
    found = converted({"c01000": 101, "c01001": 1}, of=EVE, to=DAY)
    assert {unit: (part.amount, part.is_estimate) for unit, part in found.by_unit.items()} == {
        "c01001": (26, True), BORN.unit: (76, True),
    }  # fmt: skip
    later = DAY + timedelta(365)
    silent = make_decree(
        Change(SPLIT, BORN.unit, "c01001"),
        Change(SPLIT, BORN.unit, "c01010-2028", is_main=True),
        Change(NEW, "c01010-2028", name="Mới", kind="xa", code="01010", parent="p04"),
        number="18",
        on=later,
    )
    put_in_force(by=None, at=AT, decree=silent, seen=None)
    found = converted({"c01000": 101}, of=EVE, to=later)
    assert found.by_unit["c01001"].amount == 25
    assert [(left.unit_id, left.amount, left.targets) for left in found.remainder] == [
        ("c01000", 76, ("c01010-2028", "c01001"))
    ]
