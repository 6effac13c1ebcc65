"""Tasks: who sees, adds, finishes, confirms; what the screens refuse."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.steering.making import NOW, TODAY, commune_id, make_obligation, make_official, make_task, make_tree

from nhipcau.common.refusals import Refused
from nhipcau.record.queries import verbs
from nhipcau.steering.actions import tasks
from nhipcau.steering.models import Plan, Task
from nhipcau.steering.queries.tasks import (
    finished_between,
    get_task_for,
    tasks_for,
    tasks_of_origin,
    to_confirm,
)
from nhipcau.steering.wording_tasks import standing_of

pytestmark = pytest.mark.django_db
AHEAD = TODAY + timedelta(days=30)


@pytest.fixture
def officer() -> Any:
    make_tree(2)
    return make_official("lan", "officer")


@pytest.fixture
def colleague(officer: Any) -> Any:
    assert officer
    return make_official("minh", "officer", "reviewer")


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def add(by: Any, **more: Any) -> Task:
    fields: dict[str, Any] = {"title": "Làm phim ngắn", "lead_words": "Sở Mẫu", "due_on": AHEAD, **more}
    return tasks.add_task(by=by, at=NOW, unit_id=by.unit_id, **fields)


def test_a_task_goes_its_way_and_the_record_tells_it(officer: Any, colleague: Any) -> None:
    row = add(officer, origin="reports.review:abc", partners=" Sở A \n\n Sở B ")
    assert row.partners == "Sở A\nSở B"
    tasks.add_product(by=officer, at=NOW, task=row, title="Phim", address="/phat-ngon/abc/")
    row = tasks.finish(by=officer, at=NOW, task=row, seen=1, words="Đã chiếu ở ba huyện")
    assert standing_of(row, AHEAD + timedelta(days=90)) == "waiting"
    assert list(to_confirm(colleague)) == [row]
    assert list(to_confirm(officer)) == []
    row = tasks.confirm(by=colleague, at=NOW, task=row, seen=row.revision)
    assert (row.state, row.confirmed_by) == ("done", colleague)
    assert tasks_of_origin("reports.review:abc") == [row]
    assert {
        "steering.add_task",
        "steering.add_product",
        "steering.finish_task",
        "steering.confirm_task",
    } <= set(verbs())


def test_nobody_confirms_his_own(officer: Any) -> None:
    row = tasks.finish(by=officer, at=NOW, task=add(officer), seen=1, words="Xong")
    with pytest.raises(Refused):
        tasks.confirm(by=officer, at=NOW, task=row, seen=row.revision)


def test_sent_back_says_why_and_begins_again(officer: Any, colleague: Any) -> None:
    row = tasks.finish(by=officer, at=NOW, task=add(officer), seen=1, words="Xong")
    row = tasks.send_back(by=colleague, at=NOW, task=row, seen=row.revision, why="Thiếu bản tiếng Anh")
    assert (row.state, row.done_by, row.sent_back_why) == ("open", None, "Thiếu bản tiếng Anh")
    row = tasks.finish(by=colleague, at=NOW, task=row, seen=row.revision, words="Đã thêm")
    assert row.sent_back_why == ""
    assert tasks.confirm(by=officer, at=NOW, task=row, seen=row.revision).state == "done"


def test_an_extension_keeps_the_first_day_and_needs_a_reason(officer: Any) -> None:
    row = add(officer)
    with pytest.raises(Refused) as none:
        tasks.extend(by=officer, at=NOW, task=row, seen=1, to_on=AHEAD + timedelta(days=9), reason="  ")
    assert none.value.field == "reason"
    for wrong in (AHEAD, AHEAD - timedelta(days=1)):
        with pytest.raises(Refused):
            tasks.extend(by=officer, at=NOW, task=row, seen=1, to_on=wrong, reason="Mưa lũ")
    row = tasks.extend(by=officer, at=NOW, task=row, seen=1, to_on=AHEAD + timedelta(days=9), reason="Mưa lũ")
    assert (row.first_due_on, row.due_on) == (AHEAD, AHEAD + timedelta(days=9))
    with pytest.raises(Refused):
        tasks.change_task(by=officer, at=NOW, task=row, seen=row.revision, due_on=AHEAD)


def test_whoever_saw_an_older_version_is_told(officer: Any) -> None:
    row = add(officer)
    tasks.change_task(by=officer, at=NOW, task=row, seen=1, product="Phim 4 phút")
    with pytest.raises(Refused, match="Người khác"):
        tasks.drop(by=officer, at=NOW, task=row, seen=1, why="Trùng")


def test_confirmed_work_takes_no_product(officer: Any, colleague: Any) -> None:
    row = tasks.finish(by=officer, at=NOW, task=add(officer), seen=1, words="Xong")
    row = tasks.confirm(by=colleague, at=NOW, task=row, seen=row.revision)
    with pytest.raises(Refused):
        tasks.add_product(by=officer, at=NOW, task=row, title="Muộn")


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("title", {"title": " "}), ("title", {"title": "a" * 301}), ("lead_words", {"lead_words": ""}),
        ("kind", {"kind": "khac"}), ("due_on", {"due_on": date(1999, 1, 1)}), ("title", {"title": "Độ mật: TỐI MẬT"}),
    ],
    ids=["blank", "long", "no-lead", "kind", "year", "secret"],
)  # fmt: skip
def test_what_a_task_may_not_say(officer: Any, field: str, change: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        add(officer, **change)
    assert refusal.value.field == field
    assert not Task.objects.exists()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//x.example", "/\\x.example", "ftp://x", "/a b"])
def test_an_address_that_is_no_place_is_refused(officer: Any, address: str) -> None:
    with pytest.raises(Refused) as refusal:
        tasks.add_product(by=officer, at=NOW, task=add(officer), title="Phim", address=address)
    assert refusal.value.field == "address"


def test_who_sees_what(officer: Any) -> None:
    low, other = (
        make_official("xa", "officer", unit=commune_id("p04", 1)),
        make_official("ls", "officer", unit="p20"),
    )
    top = make_official("tw", "officer", unit="vn")
    mine, below = add(officer), add(low)
    draft = Plan.objects.create(unit_id=low.unit_id, year=2027, title="Dự thảo")
    hidden = make_task(low.unit_id, AHEAD, plan=draft)
    assert set(tasks_for(officer)) == {mine, below}
    assert set(tasks_for(low)) == {below, hidden}
    assert set(tasks_for(other)) == set()
    assert set(tasks_for(top)) == {mine, below}
    page = reverse("steering:task", args=[below.public_id])
    assert signed_in(officer).get(page).status_code == 200
    assert signed_in(other).get(page).status_code == 404
    change = reverse("steering:change_task", args=[below.public_id])
    assert signed_in(officer).get(change).status_code == 404


def test_the_unit_above_may_confirm_where_the_unit_has_one_officer(officer: Any) -> None:
    low = make_official("xa", "officer", unit=commune_id("p04", 1))
    row = tasks.finish(by=low, at=NOW, task=add(low), seen=1, words="Xong")
    page = reverse("steering:confirm_task", args=[row.public_id])
    answer = signed_in(officer).post(page, {"seen": row.revision})
    assert answer.status_code == 302
    assert get_task_for(low, row.public_id).state == "done"


def test_finished_between_counts_vietnams_days(officer: Any) -> None:
    row = add(officer)
    late = NOW.replace(hour=18)  # already the 21st in Vietnam
    tasks.finish(by=officer, at=late, task=row, seen=1, words="Xong")
    next_day = TODAY + timedelta(days=1)
    assert finished_between("p04", TODAY, TODAY) == []
    assert [one.pk for one in finished_between("p04", next_day, next_day)] == [row.pk]


def test_the_list_filters_and_exports(officer: Any) -> None:
    make_task("p04", date(2020, 1, 1), title="Cũ quá hạn", kind="image")
    done = tasks.finish(
        by=officer, at=NOW, task=make_task("p04", date(2020, 1, 2), title="Chờ ai"), seen=1, words="x"
    )
    make_task(commune_id("p04", 2), AHEAD, title="Của xã")
    client, page = signed_in(officer), reverse("steering:tasks")
    assert b"C\xe1\xbb\xa7a x\xc3\xa3" not in client.get(page).content
    late = client.get(page, {"state": "overdue"}).content.decode()
    assert "Cũ quá hạn" in late
    assert done.title not in late
    below = client.get(page, {"whose": "below"}).content.decode()
    assert "Của xã" in below
    assert "Xã Mẫu 04 2" in below
    assert "Cũ quá hạn" in client.get(page, {"q": "cu qua han", "kind": "image"}).content.decode()
    csv = b"".join(client.get(page, {"export": "csv", "whose": ""}).streaming_content).decode()
    assert "Của xã" in csv
    assert "Quá hạn" in csv


def test_a_list_of_many_asks_few_questions(officer: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(40):
        make_task(commune_id("p04", 1 + number % 3), AHEAD, title=f"Việc {number}")
    client = signed_in(officer)
    with django_assert_max_num_queries(25):
        client.get(reverse("steering:tasks"), {"whose": "below"})


def test_a_task_from_an_obligation_is_filled_in(officer: Any) -> None:
    obligation = make_obligation(["p04"], what="Lập kế hoạch năm", product="Kế hoạch", repeats="year")
    obliged = obligation.units.get()
    client, page = signed_in(officer), f"{reverse('steering:add_task')}?obliged={obliged.public_id}"
    assert "Lập kế hoạch năm" in client.get(page).content.decode()
    answer = client.post(page, {"title": "Lập kế hoạch năm", "lead_words": "Sở Mẫu", "due_on": "2026-12-20"})
    assert answer.status_code == 302
    assert Task.objects.get().obliged == obliged


def test_the_page_shows_its_story(officer: Any, colleague: Any) -> None:
    row = tasks.extend(
        by=officer, at=NOW, task=add(officer), seen=1, to_on=AHEAD + timedelta(days=5), reason="Chờ ảnh"
    )
    tasks.finish(by=officer, at=NOW, task=row, seen=row.revision, words="Đã in 200 bản")
    said = signed_in(colleague).get(reverse("steering:task", args=[row.public_id])).content.decode()
    assert "Chờ ảnh" in said
    assert "Đã in 200 bản" in said
    assert reverse("steering:confirm_task", args=[row.public_id]) in said
    mine = signed_in(officer).get(reverse("steering:task", args=[row.public_id])).content.decode()
    assert reverse("steering:confirm_task", args=[row.public_id]) not in mine
