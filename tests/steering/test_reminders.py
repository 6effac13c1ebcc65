"""Reminders as letters: once each, one level up, anew after a moved day, once under two workers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.apps import apps
from tests.steering.making import NOW, commune_id, make_official, make_task, make_tree

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.steering.actions import reminding, tasks
from nhipcau.steering.actions.reminding import remind
from nhipcau.steering.models import Plan, Reminder

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 14)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZONE)


def letters() -> list[tuple[str, str]]:
    rows = apps.get_model("mailing.Letter").objects.order_by("pk")
    return list(rows.values_list("to", "text"))


@pytest.fixture
def commune() -> str:
    make_tree(1)
    make_official("xa", "officer", unit=commune_id("p04", 1))
    make_official("tinh", "officer", unit="p04")
    return commune_id("p04", 1)


def test_each_step_is_written_once_and_the_last_one_goes_up(commune: str) -> None:
    make_task(commune, DUE, title="In tờ gấp")
    for day in range(-12, 15):
        remind(at=noon(DUE + timedelta(days=day)), limit=100)
        remind(at=noon(DUE + timedelta(days=day)), limit=100)
    told = [to.partition("@")[0] for to, _text in letters()]
    assert told == ["xa", "xa", "xa", "tinh"]
    assert "còn 7 ngày" in letters()[0][1]
    assert "ngày mai" in letters()[1][1]
    assert "Xã Mẫu 04 1: In tờ gấp" in letters()[3][1]


def test_a_week_asleep_makes_one_letter_for_each_reader(commune: str) -> None:
    make_task(commune, DUE)
    remind(at=noon(DUE - timedelta(days=8)), limit=100)
    remind(at=noon(DUE + timedelta(days=5)), limit=100)
    assert sorted(to.partition("@")[0] for to, _text in letters()) == ["tinh", "xa"]


def test_many_deadlines_of_one_day_are_one_letter(commune: str) -> None:
    for number in range(5):
        make_task(commune, DUE, title=f"Việc {number}")
    assert remind(at=noon(DUE - timedelta(days=7)), limit=100) == 5
    ((_to, text),) = letters()
    assert all(f"Việc {number}" in text for number in range(5))


def test_a_moved_day_is_reminded_of_anew(commune: str) -> None:
    officer = make_official("khac", "officer", unit=commune)
    task = make_task(commune, DUE)
    remind(at=noon(DUE - timedelta(days=1)), limit=100)
    tasks.extend(
        by=officer, at=noon(DUE), task=task, seen=1, to_on=DUE + timedelta(days=30), reason="Chờ kinh phí"
    )
    assert remind(at=noon(DUE + timedelta(days=3)), limit=100) == 0
    assert remind(at=noon(DUE + timedelta(days=23)), limit=100) == 1
    assert set(Reminder.objects.values_list("due_on", "step")) == {(DUE, -1), (DUE + timedelta(days=30), -7)}


def test_settled_waiting_dropped_and_draft_are_not_reminded_of(commune: str) -> None:
    officer = make_official("khac", "officer", unit=commune)
    finished, dropped = make_task(commune, DUE), make_task(commune, DUE)
    tasks.finish(by=officer, at=NOW, task=finished, seen=1, words="Đã in 500 tờ")
    tasks.drop(by=officer, at=NOW, task=dropped, seen=1, why="Trùng việc")
    draft = Plan.objects.create(unit_id=commune, year=2026, title="Dự thảo")
    make_task(commune, DUE, plan=draft)
    assert remind(at=noon(DUE + timedelta(days=2)), limit=100) == 0
    assert letters() == []


def test_a_second_worker_that_saw_the_same_list_writes_nothing(commune: str) -> None:
    make_task(commune, DUE)
    at = noon(DUE - timedelta(days=7))
    todo = reminding._todo(reminding.registry.due(DUE, DUE), at.date())
    assert reminding._tell(commune, todo[commune], at) == 1
    assert reminding._tell(commune, todo[commune], at) == 0
    assert len(letters()) == 1


def test_a_unit_without_staff_is_told_of_above_all_the_same(commune: str) -> None:
    make_task(commune_id("p04", 2), DUE)
    remind(at=noon(DUE + timedelta(days=2)), limit=100)
    assert [to.partition("@")[0] for to, _text in letters()] == ["tinh"]


def test_limit_is_units_told_and_the_rest_comes_next(commune: str) -> None:
    make_task(commune, DUE)
    make_task("p04", DUE)
    at = noon(DUE - timedelta(days=7))
    assert [remind(at=at, limit=1) for _turn in range(3)] == [1, 1, 0]
