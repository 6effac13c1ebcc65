"""Naming people: seats, deadline, swaps, twins; two clerks at one instant."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.people.making import make_person, make_unit
from tests.training.making import NOW, Made, make_conference

from nhipcau.common.refusals import Refused
from nhipcau.record.models import Entry
from nhipcau.training.actions import nominating as acts
from nhipcau.training.models import Delegate, Quota, Round
from nhipcau.training.queries.delegates import found, places_of
from nhipcau.training.queries.nominating import taken_seats
from nhipcau.training.rules import nominating as rules

pytestmark = pytest.mark.django_db
BEFORE = NOW - timedelta(days=10)
"""The round of `make_conference` is open."""


def opened(**more: Any) -> Made:
    """Return a conference of three sites whose agencies have named nobody."""
    made = make_conference(per_site=0, **more)
    Quota.objects.update(seats=2)
    for quota in made.quotas:
        quota.refresh_from_db()
    return made


def _person(name: str, unit_id: str = "p04") -> Any:
    person = make_person(name, "officer")
    person.unit = make_unit(unit_id)
    person.save()
    return person


def test_a_name_is_taken_into_a_free_seat_and_found_without_tone_marks() -> None:
    made = opened()
    quota = made.quotas[0]
    row = acts.name_delegate(by=None, at=BEFORE, quota=quota, name="  Nông  Thị Én ", post="Phó Trưởng phòng")
    assert (row.name, row.site_id, row.body_id, row.category_id) == (
        "Nông Thị Én", quota.site_id, quota.body_id, made.category.pk
    )  # fmt: skip
    assert list(found(made.conference, "nong thi en")) == [row]
    assert list(found(made.conference, "nguyen")) == []
    assert "Én" not in str(list(Entry.objects.values_list("before", "after", "subject")))


def test_more_people_than_seats_are_refused() -> None:
    quota = opened().quotas[0]
    for name in ("Hoàng Văn Lộc", "Lý Thu Yến"):
        acts.name_delegate(by=None, at=BEFORE, quota=quota, name=name, post="Công chức")
    with pytest.raises(Refused, match="còn 0 chỗ"):
        acts.name_delegate(by=None, at=BEFORE, quota=quota, name="Bế Ngọc Uyên", post="Công chức")
    assert taken_seats(quota).count() == 2


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=1)])
def test_after_the_deadline_only_the_keeper_of_the_list_changes_it_with_a_reason(late: timedelta) -> None:
    made = opened()
    quota, at = made.quotas[0], made.round.deadline_at + late
    person = {"name": "Hoàng Văn Lộc", "post": "Công chức"}
    stranger = _person("nguoi-la", "p01")
    for by in (None, stranger):
        with pytest.raises(Refused, match="hãy gọi"):
            acts.name_delegate(by=by, at=at, quota=quota, reason="ốm", **person)
    keeper = _person("giu-danh-sach")
    with pytest.raises(Refused) as refused:
        acts.name_delegate(by=keeper, at=at, quota=quota, **person)
    assert refused.value.field == "reason"
    assert acts.name_delegate(by=keeper, at=at, quota=quota, reason="công văn đến muộn", **person).pk


def test_before_the_round_opens_nobody_is_named() -> None:
    made = opened()
    with pytest.raises(Refused, match="bắt đầu"):
        acts.name_delegate(
            by=None,
            at=made.round.opens_at - timedelta(hours=1),
            quota=made.quotas[0],
            name="Lý Thu Yến",
            post="x",
        )


def test_a_swap_keeps_the_count_and_says_for_whom_and_why() -> None:
    made = opened()
    quota = made.quotas[0]
    first = acts.name_delegate(by=None, at=BEFORE, quota=quota, name="Hoàng Văn Lộc", post="Công chức")
    second = acts.swap_delegate(
        by=None,
        at=BEFORE,
        quota=quota,
        delegate=first,
        name="Lý Thu Yến",
        post="Công chức",
        reason="đi công tác",
    )
    first.refresh_from_db()
    assert (first.state, first.reason, second.follows_id) == ("swapped", "đi công tác", first.pk)
    assert list(places_of(made.conference)) == [second]
    with pytest.raises(Refused, match="không còn trong danh sách"):
        acts.swap_delegate(
            by=None,
            at=BEFORE,
            quota=quota,
            delegate=first,
            name="Bế Ngọc Uyên",
            post="Công chức",
            reason="nhầm",
        )
    acts.withdraw_delegate(by=None, at=BEFORE, quota=quota, delegate=second, reason="không dự được")
    assert taken_seats(quota).count() == 0


def test_a_swap_or_withdrawal_without_a_reason_is_refused() -> None:
    quota = opened().quotas[0]
    first = acts.name_delegate(by=None, at=BEFORE, quota=quota, name="Hoàng Văn Lộc", post="Công chức")
    with pytest.raises(Refused, match="lý do"):
        acts.withdraw_delegate(by=None, at=BEFORE, quota=quota, delegate=first, reason=" ")
    assert taken_seats(quota).count() == 1


def test_one_agency_cannot_touch_the_seat_of_another() -> None:
    made = opened()
    mine, other = made.quotas[:2]
    row = acts.name_delegate(by=None, at=BEFORE, quota=mine, name="Hoàng Văn Lộc", post="Công chức")
    with pytest.raises(Refused):
        acts.withdraw_delegate(by=None, at=BEFORE, quota=other, delegate=row, reason="thử")
    row.refresh_from_db()
    assert row.state == "named"


def test_the_same_person_of_two_agencies_is_refused_and_a_namesake_is_not() -> None:
    made = opened()
    told = {"name": "Lý Thu Yến", "post": "Công chức"}
    acts.name_delegate(by=None, at=BEFORE, quota=made.quotas[0], phone="0912 345 678", **told)
    with pytest.raises(Refused, match="Cơ quan mẫu 001"):
        acts.name_delegate(by=None, at=BEFORE, quota=made.quotas[1], phone="+84 912 345 678", **told)
    acts.name_delegate(by=None, at=BEFORE, quota=made.quotas[1], phone="0987654321", **told)
    other = {**told, "name": "Lý Thu Yên"}
    acts.name_delegate(by=None, at=BEFORE, quota=made.quotas[2], phone="0912345678", **other)
    assert places_of(made.conference).count() == 3


def test_a_list_is_taken_whole_or_not_at_all() -> None:
    made = opened()
    rows = [acts.PersonRow(f"Hoàng Văn {given}", "Công chức") for given in ("An", "Bình", "Cường")]
    with pytest.raises(Refused, match="còn 2 chỗ"):
        acts.name_many(by=None, at=BEFORE, quota=made.quotas[0], rows=rows)
    with pytest.raises(Refused, match="dòng 1 và 2"):
        acts.name_many(by=None, at=BEFORE, quota=made.quotas[0], rows=[rows[0], rows[0]])
    with pytest.raises(Refused, match="điện thoại"):
        acts.name_many(
            by=None, at=BEFORE, quota=made.quotas[0], rows=[rows[0], acts.PersonRow("Lý Én", "x", "không có")]
        )
    assert Delegate.objects.count() == 0
    assert len(acts.name_many(by=None, at=BEFORE, quota=made.quotas[0], rows=rows[:2])) == 2
    assert [row.sorted_by != "" and row.folded != "" for row in Delegate.objects.all()] == [True, True]


def test_the_lists_of_a_whole_conference_go_in_at_once(django_assert_max_num_queries: Any) -> None:
    made = opened(sites=30)
    keeper = _person("giu-danh-sach")
    rows = [
        acts.DelegateRow(quota, f"Hoàng Văn {'Kiên' if place else 'Lộc'}", f"Công chức {quota.pk}")
        for quota in made.quotas
        for place in range(2)
    ]
    entries = Entry.objects.count()
    with django_assert_max_num_queries(12):
        acts.name_bulk(by=keeper, at=NOW, conference=made.conference, rows=rows)
    assert (places_of(made.conference).count(), Entry.objects.count() - entries) == (60, 1)
    with pytest.raises(Refused, match="còn 0 chỗ"):
        acts.name_bulk(by=keeper, at=NOW, conference=made.conference, rows=rows[:1])


STEPS = st.lists(
    st.tuples(st.sampled_from(["name", "swap", "withdraw", "late"]), st.integers(0, 5), st.integers(0, 40)),
    max_size=25,
)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, seats=st.integers(1, 4))
def test_whatever_a_clerk_does_seats_are_never_exceeded_and_a_swap_keeps_the_count(
    steps: list[tuple[str, int, int]], seats: int
) -> None:
    Delegate.objects.update(follows=None)
    Delegate.objects.all().delete()
    quota = Quota.objects.first() or opened(sites=1).quotas[0]
    Quota.objects.filter(pk=quota.pk).update(seats=seats)
    for verb, place, number in steps:
        held = list(taken_seats(quota))
        told: dict[str, Any] = {
            "quota": quota,
            "name": f"Người Thứ {'abcdefghij'[number % 10] * (number + 1)}",
            "post": "x",
        }
        at = quota.round.deadline_at if verb == "late" else BEFORE
        before = len(held)
        try:
            if verb in {"name", "late"}:
                acts.name_delegate(by=None, at=at, **told)
                assert verb == "name"
                assert len(taken_seats(quota)) == before + 1
            elif held and verb == "swap":
                acts.swap_delegate(by=None, at=at, delegate=held[place % before], reason="thay", **told)
                assert len(taken_seats(quota)) == before
            elif held:
                acts.withdraw_delegate(
                    by=None, at=at, quota=quota, delegate=held[place % before], reason="rút"
                )
                assert len(taken_seats(quota)) == before - 1
        except Refused:
            assert len(taken_seats(quota)) == before
        assert taken_seats(quota).count() <= seats


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_one_instant_do_not_fill_one_seat_twice(tmp_path: Any) -> None:
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one connection only: the gate is proven by tests/common")
    made = opened(sites=1)
    Quota.objects.update(seats=1)
    outcomes: list[str] = []
    start = threading.Barrier(6)

    def name(number: int) -> None:
        start.wait()
        try:
            acts.name_delegate(
                by=None,
                at=BEFORE,
                quota=made.quotas[0],
                name=f"Hoàng Văn {'ABCDEF'[number]}n",
                post="Công chức",
            )
            outcomes.append("named")
        except Refused:
            outcomes.append("refused")
        finally:
            close_old_connections()
            connection.close()

    clerks = [threading.Thread(target=name, args=[number]) for number in range(6)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert sorted(outcomes) == ["named"] + ["refused"] * 5
    assert taken_seats(made.quotas[0]).count() == 1


def test_quotas_are_set_changed_and_taken_away_together() -> None:
    made = opened()
    keeper = _person("giu-danh-sach")
    first, second, third = made.quotas
    acts.name_many(
        by=None,
        at=BEFORE,
        quota=first,
        rows=[acts.PersonRow("Lý Thu Yến", "x"), acts.PersonRow("Bế Thị Mỹ", "x")],
    )

    def row(quota: Quota, seats: int, **more: Any) -> acts.QuotaRow:
        told = {"site": quota.site, "category": quota.category, **more}
        return acts.QuotaRow(body_id=quota.body_id, unit_id=quota.unit_id, seats=seats, **told)

    with pytest.raises(Refused, match="đã cử 2 người"):
        acts.set_quotas(by=keeper, at=NOW, round=made.round, rows=[row(first, 1), row(second, 9)])
    second.refresh_from_db()
    assert second.seats == 2
    with pytest.raises(Refused, match="Hãy rút người trước"):
        acts.set_quotas(by=keeper, at=NOW, round=made.round, rows=[row(first, 0)])
    acts.set_quotas(
        by=keeper, at=NOW, round=made.round,
        rows=[row(first, 3, site=second.site), row(second, 9), row(third, 0), row(third, 4, category=None)],
    )  # fmt: skip
    assert sorted(Quota.objects.values_list("body_id", "seats")) == [
        (first.body_id, 3), (second.body_id, 9), (third.body_id, 4)
    ]  # fmt: skip
    assert {one.site_id for one in taken_seats(first)} == {second.site_id}


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (rules.PersonRow("Y Én", "Công chức", "02063 852 123", "yen@caobang.example"), {}),
        (rules.PersonRow("H'Hen Niê", "Công chức"), {}),
        (rules.PersonRow("", ""), {"name": "empty", "post": "empty"}),
        (rules.PersonRow("0912345678", "Công chức"), {"name": "no_name"}),
        (rules.PersonRow("Lý Én", "x" * 201), {"post": "too_long"}),
        (rules.PersonRow("Lý Én", "x", "12"), {"phone": "no_phone"}),
        (rules.PersonRow("Lý Én", "x", "", "én@x"), {"email": "no_address"}),
    ],
    ids=["whole", "highland", "empty", "digits", "long", "phone", "mail"],
)
def test_what_is_wrong_with_a_row_is_named_by_its_field(row: rules.PersonRow, faults: dict[str, str]) -> None:
    assert rules.faults_of(rules.tidy(row)) == faults


def test_a_round_needs_a_deadline_after_its_start() -> None:
    made = opened()
    keeper = _person("giu-danh-sach")
    with pytest.raises(Refused, match="Hạn chót"):
        acts.open_round(by=keeper, at=NOW, conference=made.conference, letter="1", deadline_at=NOW)
    assert Round.objects.count() == 1
