"""The start page as each role opens it: the list of what waits, its filter, its order, its empty state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.press.making import make_enquiry
from tests.verification.making import make_person, make_unit

from nhipcau.common import waiting
from nhipcau.common.waiting import Waiting, Waits
from nhipcau.people.rules import ROLES

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SHOWN = 25


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(person: Any, path: str = "/") -> str:
    return signed_in(person).get(path).content.decode()


@pytest.fixture
def two_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    def press(_person: Any, at: datetime) -> Iterable[Waiting]:
        yield Waiting("Trả lời", "Câu hỏi <b>mới</b>", "/bao-chi/", at + 5 * DAY)
        yield Waiting("Trả lời", "Câu hỏi cũ", "/bao-chi/", at - 2 * DAY, where="Xã Mẫu")

    def statements(_person: Any, at: datetime) -> Iterable[Waiting]:
        yield Waiting("Duyệt", "Bản tiếng Anh", "/phat-ngon/", None, at - DAY)

    made = {"press.a": Waits("press.a", press), "statements.b": Waits("statements.b", statements)}
    monkeypatch.setattr(waiting, "_builders", made)


@pytest.mark.parametrize("role", ROLES)
def test_the_page_opens_for_every_role_with_nothing_waiting(
    role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "_builders", {})
    told = page(make_person(role))
    assert "Bàn làm việc" in told
    assert "Không có việc nào chờ bạn." in told
    assert 'id="bar-words"' in told


@pytest.mark.usefixtures("two_rooms")
def test_the_late_stands_first_with_words_room_and_place() -> None:
    told = page(make_person("officer"))
    assert (
        told.index("Câu hỏi cũ") < told.index("Câu hỏi &lt;b&gt;mới&lt;/b&gt;") < told.index("Bản tiếng Anh")
    )
    assert told.index("quá hạn 2 ngày") < told.index("còn 5 ngày")
    assert "Xã Mẫu" in told
    assert "1 quá hạn" in told
    heads = ["Quá hạn", "Trong bảy ngày tới", "Không có thời hạn"]
    assert sorted(heads, key=lambda head: told.index(f">{head}</h3>")) == heads
    assert ">Sau đó</h3>" not in told


@pytest.mark.usefixtures("two_rooms")
def test_one_room_alone() -> None:
    officer = make_person("officer")
    told = page(officer, "/?room=statements")
    assert "Bản tiếng Anh" in told
    assert "Câu hỏi cũ" not in told
    assert "Mảng này không có việc nào chờ." in page(officer, "/?room=khong-co%22%3E")


def test_a_long_list_is_cut_and_opened_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(_person: Any, at: datetime) -> Iterable[Waiting]:
        return [Waiting("Làm", f"việc-{number:03d}.", "/", at + DAY) for number in range(40)]

    monkeypatch.setattr(waiting, "_builders", {"press.a": Waits("press.a", many)})
    officer = make_person("officer")
    assert page(officer).count("việc-") == SHOWN
    assert "Xem 15 việc nữa" in page(officer)
    assert page(officer, "/?show=all").count("việc-") == 40


def test_nobody_reads_it_without_signing_in_and_nothing_is_sent_there() -> None:
    assert Client().get("/").status_code == 302
    assert signed_in(make_person("officer")).post("/").status_code == 405


def test_the_country_has_the_same_page() -> None:
    make_unit("vn")
    assert "Việc chờ tôi" in page(make_person("officer", unit="vn"))


def test_the_page_asks_no_more_questions_for_more_work() -> None:
    client = signed_in(make_person("officer"))

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/")
        return len(seen)

    make_enquiry(at=timezone.now())
    few = asked()
    for number in range(6):
        make_enquiry(question=f"Hỏi {number}", at=timezone.now())
    assert asked() == few
    assert few <= 170
