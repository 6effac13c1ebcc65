"""The record on screen: who may read it, filters, exports, the check."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from tests.people.making import NOW, make_person

from nhipcau.people.actions import change_own_language, grant_role
from nhipcau.people.models import Person
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> Person:
    person = make_person("hanh.le", "administrator", full_name="Lê Thị Hạnh")
    grant_role(by=person, at=NOW, person=make_person("an", "officer"), role="clerk")
    change_own_language(by=person, at=NOW, language="en")
    change_own_language(by=person, at=NOW, language="vi")
    return person


@pytest.fixture
def desk(boss: Person) -> Client:
    client = Client()
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    return client


def rows(client: Client, query: str) -> list[list[str]]:
    text = b"".join(client.get(f"/nhat-ky/?export=csv{query}").streaming_content).decode()
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]


def test_the_list_names_people_and_things_in_words(desk: Client) -> None:
    page = desk.get("/nhat-ky/").content.decode()
    assert "Giao vai trò" in page
    assert "tài khoản Nguyễn Thị Ân" in page
    assert "Vai trò: Văn thư" in page
    assert "vi → en" in page


def test_filters_by_verb_person_day_and_subject(desk: Client, boss: Person) -> None:
    assert len(rows(desk, "")) == 3
    assert [row[0] for row in rows(desk, "&verb=people.grant_role")] == ["1"]
    assert len(rows(desk, f"&by={boss.public_id}")) == 3
    assert rows(desk, "&by=system") == []
    assert len(rows(desk, "&since=2026-11-20&until=2026-11-20")) == 3
    assert rows(desk, "&since=2026-11-21") == []
    assert len(rows(desk, f"&q={boss.public_id}")) == 2
    assert "2" in [row[0] for row in rows(desk, "&q=2")]
    assert rows(desk, "&q=khong-co-gi") == []


def test_one_entry_shows_before_after_and_seal(desk: Client) -> None:
    page = desk.get("/nhat-ky/2/").content.decode()
    entry = Entry.objects.get(seq=2)
    assert entry.hash in page
    assert entry.previous in page
    assert desk.get("/nhat-ky/99/").status_code == 404


def test_the_check_says_that_the_record_holds_and_writes_it_down(desk: Client) -> None:
    page = desk.post("/nhat-ky/kiem-tra/", follow=True).content.decode()
    assert "Nhật ký nguyên vẹn: đã kiểm tra 3 mục." in page
    assert "Nguyên vẹn ở lần kiểm tra cuối" in page
    assert Entry.objects.get(verb="record.check").after == {"entries": 3, "holds": True, "faults": []}


def test_the_check_finds_an_altered_entry(desk: Client) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the trigger is dropped here the SQLite way")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='record_entry'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute("UPDATE record_entry SET verb='people.deactivate' WHERE seq=2")
    page = desk.post("/nhat-ky/kiem-tra/", follow=True).content.decode()
    assert "chỗ đầu tiên ở mục 2" in page
    assert "Có chỗ không khớp ở lần kiểm tra cuối" in page


@pytest.mark.parametrize("role", ["officer", "reviewer", "spokesperson", "clerk"])
def test_others_read_no_entry(role: str, boss: Person) -> None:
    client = Client()
    client.force_login(make_person("khac", role), backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/nhat-ky/", "/nhat-ky/1/", "/nhat-ky/?export=csv"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert boss.public_id not in answer.content.decode()
    assert client.post("/nhat-ky/kiem-tra/").status_code == 403
