"""The calendar: a month as a list, its files, and the feed that a phone reads with a secret address."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.steering.making import NOW, commune_id, make_official, make_task, make_tree

from nhipcau.steering import deadlines
from nhipcau.steering.actions import tasks
from nhipcau.steering.actions.links import renew_link
from nhipcau.steering.queries.keys import calendar_address
from nhipcau.steering.rules import calendar as months
from nhipcau.steering.views import calendar as view

DUE = timezone.localdate() + timedelta(days=40)


@pytest.fixture
def officer(db: Any) -> Any:
    make_tree(2)
    view.WRONG_KEYS.forget()
    return make_official("lan", "officer")


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def path_of(person: Any) -> str:
    address = calendar_address(person, renew_link(by=person, at=NOW))
    return "/" + address.split("/", 3)[3]


def events(path: str) -> dict[str, Any]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["uid"]): event for event in found}


def test_the_feed_needs_no_session_and_shows_the_own_unit(officer: Any) -> None:
    row = make_task("p04", DUE, title="In sách; bản 1, 2\nxong")
    make_task(commune_id("p04", 1), DUE, title="Của xã")
    (event,) = events(path_of(officer)).values()
    assert event.decoded("dtstart") == DUE
    assert event.decoded("dtend") == DUE + timedelta(days=1)
    assert row.title in str(event["summary"])
    assert str(event["url"]).endswith(row.get_absolute_url())


def test_a_moved_day_keeps_its_uid_and_raises_its_sequence(officer: Any) -> None:
    row, path = make_task("p04", DUE), path_of(officer)
    ((uid, before),) = events(path).items()
    for days in (5, 9):
        row = tasks.extend(
            by=officer,
            at=timezone.now(),
            task=row,
            seen=None,
            to_on=DUE + timedelta(days=days),
            reason="Chờ ảnh",
        )
    ((same, after),) = events(path).items()
    assert uid == same
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 2)
    assert after.decoded("dtstart") == DUE + timedelta(days=9)


def test_what_is_settled_leaves_the_feed(officer: Any) -> None:
    done, dropped, path = make_task("p04", DUE), make_task("p04", DUE), path_of(officer)
    assert len(events(path)) == 2
    tasks.finish(by=officer, at=NOW, task=done, seen=None, words="Xong")
    tasks.drop(by=officer, at=NOW, task=dropped, seen=None, why="Trùng")
    assert events(path) == {}


def test_a_renewed_a_wrong_and_a_shut_accounts_address_open_nothing(officer: Any) -> None:
    old = path_of(officer)
    new = path_of(officer)
    client = Client()
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200
    assert client.get(new.replace(".ics", "x.ics")).status_code == 404
    assert client.get(new.replace(officer.public_id, "khong-co-ai")).status_code == 404
    officer.is_active = False
    officer.save()
    assert client.get(new).status_code == 404


def test_whoever_tries_many_keys_is_turned_away_and_a_right_one_is_not(officer: Any) -> None:
    path = path_of(officer)
    client = Client()
    codes = {client.get(path.replace(".ics", f"{number}.ics")).status_code for number in range(40)}
    assert codes == {404, 429}
    assert client.get(path).status_code == 200


def test_the_page_lists_the_month_own_and_below(officer: Any) -> None:
    month = {"month": f"{DUE:%Y-%m}"}
    make_task("p04", DUE, title="Của tỉnh")
    for number in (1, 2, 3):
        make_task(commune_id("p04", number), DUE, title=f"Riêng {number}")
    make_task("p20", DUE, title="Tỉnh khác")
    client, page = signed_in(officer), reverse("steering:calendar")
    mine = client.get(page, month).content.decode()
    assert "Của tỉnh" in mine
    assert "Riêng 1" not in mine
    below = client.get(page, {**month, "whose": "below"}).content.decode()
    assert "Riêng 1" in below
    assert "Xã Mẫu 04 1" in below
    assert "Tỉnh khác" not in below
    assert "Riêng 2" not in client.get(page, {**month, "whose": "below", "q": "rieng 1"}).content.decode()
    csv = b"".join(client.get(page, {**month, "export": "csv"}).streaming_content).decode()
    assert "Của tỉnh" in csv


@pytest.mark.parametrize("month", ["", "2026-13", "x", "0000-01", "9999-99"])
def test_a_month_that_is_none_is_this_one(officer: Any, month: str) -> None:
    assert signed_in(officer).get(reverse("steering:calendar"), {"month": month}).status_code == 200


def test_making_the_link_on_screen(officer: Any) -> None:
    client = signed_in(officer)
    assert client.post(reverse("steering:renew_calendar")).status_code == 302
    assert officer.public_id in client.get(reverse("steering:calendar")).content.decode()


def row(title: str, day: int, *, is_settled: bool = False) -> Any:
    return SimpleNamespace(title=title, due_on=date(2026, 6, day), is_settled=is_settled)


def test_many_units_of_one_title_stand_as_one_line() -> None:
    rows = [row("Báo cáo", 6, is_settled=number == 0) for number in range(5)] + [
        row("Báo cáo", 7),
        row("Việc", 7),
    ]
    told = months.by_day(rows, lambda _row: True)
    assert [(day.day, [(group.title, len(group.rows)) for group in groups]) for day, groups in told] == [
        (6, [("Báo cáo", 5)]), (7, [("Báo cáo", 1), ("Việc", 1)]),
    ]  # fmt: skip
    assert len(told[0][1][0].open_rows) == 4


def test_months_follow_each_other() -> None:
    december = date(2026, 12, 1)
    assert months.next_month(december) == date(2027, 1, 1)
    assert months.month_before(date(2027, 1, 1)) == december
    assert months.last_of(date(2028, 2, 1)) == date(2028, 2, 29)


def test_a_room_above_adds_its_own_deadlines(officer: Any) -> None:
    mine = deadlines.Deadline("reports.report:x", "p04", "vn", "Nộp báo cáo", DUE, "/bao-cao/x/")
    deadlines.add(
        deadlines.Provider(
            "test", lambda _a, _b: [mine], lambda unit, _a, _b: [mine] if unit == "p04" else []
        )
    )
    try:
        assert mine in deadlines.due(DUE, DUE)
        assert any("Nộp báo cáo" in str(event["summary"]) for event in events(path_of(officer)).values())
    finally:
        deadlines._providers.pop("test")
