"""The screens: whom they let see and do what, what they tell, and how other rooms show a clock."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from tests.clocks.making import DAY, HOUR, NOW, here, make_clock, make_person

from nhipcau.clocks import actions, links
from nhipcau.clocks.models import Clock, Start
from nhipcau.clocks.queries.telling import told
from nhipcau.clocks.rules.book import rule_book, rule_on
from nhipcau.clocks.rules.calendars import office_calendar
from nhipcau.clocks.rules.due import due_at
from nhipcau.clocks.wording import due_words, length_words, limit_words, step_words
from nhipcau.people.rules import ADMINISTRATOR, OFFICER, ROLES

pytestmark = pytest.mark.django_db
LISTS = ("/thoi-han/", "/thoi-han/quy-dinh/", "/thoi-han/lich-nghi/")
CHANGES = ("bat-dau", "gia-han", "giao", "dung")


def sign_in(client: Client, person: Any) -> Client:
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def officer() -> Any:
    return make_person()


@pytest.fixture
def web(client: Client, officer: Any) -> Client:
    return sign_in(client, officer)


def show(web: Client, address: str, **query: str) -> str:
    answer = web.get(address, query)
    assert answer.status_code == 200, address
    return answer.content.decode() if not answer.streaming else b"".join(answer).decode()


@pytest.fixture
def home() -> Any:
    """Lend an address to one kind of subject, as a higher room does."""
    links.add("sample.request", lambda public_id: f"/mau/{public_id}/")
    yield
    del links._addresses["sample.request"]


@pytest.mark.parametrize("role", ROLES)
def test_everybody_looks_and_only_the_desk_keeps(client: Client, officer: Any, role: str) -> None:
    clock = make_clock(officer)
    sign_in(client, make_person("vai.tro", role))
    for address in (*LISTS, clock.get_absolute_url()):
        assert client.get(address).status_code == 200
    keeps = role in {ADMINISTRATOR, OFFICER}
    page = show(client, clock.get_absolute_url())
    assert ("Việc làm được" in page) is keeps
    for name in CHANGES:
        assert client.get(f"{clock.get_absolute_url()}{name}/").status_code == (200 if keeps else 403)
    assert client.get("/thoi-han/mo/").status_code == (200 if keeps else 403)
    assert client.post(f"{clock.get_absolute_url()}tinh-lai/").status_code == (302 if keeps else 403)


@pytest.mark.parametrize("role", ROLES)
def test_a_foreign_units_clock_is_not_there(client: Client, officer: Any, role: str) -> None:
    clock = make_clock(officer, about="Việc riêng của Cao Bằng")
    sign_in(client, make_person("nguoi.ngoai", role, unit="p20"))
    assert client.get(clock.get_absolute_url()).status_code == 404
    assert "Việc riêng" not in show(client, "/thoi-han/", state="")
    assert "Việc riêng" not in show(client, "/thoi-han/", export="csv", state="")
    assert "Việc riêng" not in show(client, "/")
    expected = 404 if role in {ADMINISTRATOR, OFFICER} else 403
    for name in CHANGES:
        assert client.get(f"{clock.get_absolute_url()}{name}/").status_code == expected
        assert (
            client.post(f"{clock.get_absolute_url()}{name}/", {"reason": "a", "outcome": "a"}).status_code
            == expected
        )
    assert client.post(f"{clock.get_absolute_url()}tinh-lai/").status_code == expected
    clock.refresh_from_db()
    assert clock.is_running


def test_the_list_finds_by_words_state_and_rule(web: Client, officer: Any) -> None:
    now = timezone.now()
    make_clock(officer, at=now, started_at=now, subject="a:1", about="Hang Bản Mẫu")
    late = make_clock(officer, subject="a:2", about="Chợ phiên mẫu", rule_code="press.incident")
    done = make_clock(officer, subject="a:3", about="Trường học mẫu")
    actions.stop_clock(by=officer, at=NOW + HOUR, clock=done, outcome="Đã trả lời")
    for query, found in (
        ({}, {"Hang", "Chợ"}),
        ({"state": ""}, {"Hang", "Chợ", "Trường"}),
        ({"state": "late"}, {"Chợ"}),
        ({"state": "stopped"}, {"Trường"}),
        ({"state": "", "q": "ban mau"}, {"Hang"}),
        ({"rule": "press.incident"}, {"Chợ"}),
        ({"state": "today"}, set()),
    ):
        page = show(web, "/thoi-han/", **query)
        assert {word for word in ("Hang", "Chợ", "Trường") if f"{word} " in page} == found, query
    assert "Quá hạn" in show(web, late.get_absolute_url())
    rows = show(web, "/thoi-han/", export="csv", state="").splitlines()
    assert len(rows) == 4
    assert rows.index(next(row for row in rows if "Chợ" in row)) < rows.index(
        next(row for row in rows if "Hang" in row)
    )
    assert web.get("/thoi-han/", {"export": "xlsx"}).status_code == 200


def test_an_empty_list_says_what_to_do(web: Client) -> None:
    page = show(web, "/thoi-han/")
    assert "Chưa có thời hạn nào đang chạy" in page


def test_the_page_tells_how_the_deadline_came_about(web: Client, officer: Any) -> None:
    at = here(2026, 11, 23, 9, 5)
    clock = make_clock(officer, at=at, started_at=at)
    page = re.sub(r"\s+", " ", show(web, clock.get_absolute_url()))
    for words in (
        "Tính từ 09:05 thứ Hai 23/11/2026.",
        "Ngày đầu không tính: đếm từ thứ Ba 24/11/2026.",
        "Bỏ 1 ngày nghỉ: Ngày Văn hóa Việt Nam.",
        "Đếm đủ 3 ngày làm việc: thứ Sáu 27/11/2026.",
        "Tạm tính: chưa thấy văn bản công bố thứ Ba 24/11/2026 là ngày nghỉ",
        "Hạn: hết thứ Sáu 27/11/2026.",
        "chưa được luật sư kiểm tra",
    ):
        assert words in page, words


def test_a_life_by_clicking(web: Client, officer: Any) -> None:
    other = make_person("binh.ly")
    fields = {
        "about": "Hãng tin mẫu hỏi về cầu", "rule_code": "citizens.information_complex",
        "started_at": "2026-10-01T08:00", "reason": "Công văn đến 12",
    }  # fmt: skip
    assert web.post("/thoi-han/mo/", {**fields, "started_at": "2999-01-01T08:00"}).status_code == 422
    assert web.post("/thoi-han/mo/", fields).status_code == 302
    clock = Clock.objects.get()
    assert (clock.started_at, clock.holder) == (here(2026, 10, 1, 8), officer)
    address = clock.get_absolute_url()
    assert (
        web.post(
            f"{address}bat-dau/", {"started_at": "2026-09-30T08:00", "reason": "Thư điện tử"}
        ).status_code
        == 302
    )
    assert (
        web.post(f"{address}giao/", {"holder": other.public_id, "reason": "Đi công tác"}).status_code == 302
    )
    assert web.post(f"{address}giao/", {"holder": "khong-co", "reason": "a"}).status_code == 422
    assert web.post(f"{address}dung/", {"outcome": ""}).status_code == 422
    assert web.post(f"{address}dung/", {"outcome": "Đã trả lời"}).status_code == 302
    page = show(web, address)
    for words in ("không tính", "được tính", "Thư điện tử", "Đi công tác", str(other), "Đã trả lời"):
        assert words in page, words
    assert "Việc làm được" not in page
    assert Start.objects.filter(clock=clock).count() == 2
    assert web.post(f"{address}dung/", {"outcome": "Lần nữa"}).status_code == 422


def test_rules_of_rooms_that_start_clocks_themselves_are_not_offered(web: Client, home: Any) -> None:
    links.add("verification.sample", lambda public_id: f"/mau/{public_id}/")
    try:
        page = show(web, "/thoi-han/mo/")
    finally:
        del links._addresses["verification.sample"]
    assert "citizens.information_simple" in page
    assert "verification.facts" not in page


def test_a_clock_with_a_home_is_stopped_there(web: Client, officer: Any, home: Any) -> None:
    clock = make_clock(officer, subject="sample.request:xyz")
    page = show(web, clock.get_absolute_url())
    assert 'href="/mau/xyz/"' in page
    assert "Dừng, ghi kết quả" not in page
    assert web.get(f"{clock.get_absolute_url()}dung/").status_code == 404
    assert web.post(f"{clock.get_absolute_url()}dung/", {"outcome": "Xong"}).status_code == 404
    clock.refresh_from_db()
    assert clock.is_running


def test_the_rule_book_shows_every_rule_with_its_source(web: Client) -> None:
    page = show(web, "/thoi-han/quy-dinh/")
    assert page.count("chưa được luật sư kiểm tra") == len(rule_book())
    assert "30/06/2026" in page
    assert "gia hạn một lần thêm 15 ngày" in page
    held = show(web, "/thoi-han/quy-dinh/", on="2026-06-30")
    assert "09/2017" in held
    assert "244/2026" not in held
    assert "356/2025" in show(web, "/thoi-han/quy-dinh/", q="chu the du lieu")
    assert "verification" not in show(web, "/thoi-han/quy-dinh/", q="khong co gi nhu the")
    assert len(show(web, "/thoi-han/quy-dinh/", export="csv").splitlines()) == len(rule_book()) + 1


def test_the_calendars_show_each_year_and_what_is_not_announced(web: Client) -> None:
    page = show(web, "/thoi-han/lich-nghi/", year="2026")
    assert "thứ Bảy 22/08/2026" in page
    assert "06/02/2027" not in page
    assert "thứ Bảy 06/02/2027" in show(web, "/thoi-han/lich-nghi/", year="2027")
    rows = show(web, "/thoi-han/lich-nghi/", export="csv", year="").splitlines()
    assert len(rows) == 1 + sum(len(year.days) for year in office_calendar().years.values())


def test_the_start_page_names_what_is_late(web: Client, officer: Any) -> None:
    assert "việc quá hạn" not in show(web, "/")
    make_clock(officer)
    assert "việc quá hạn hoặc đến hạn hôm nay" in show(web, "/")


def test_other_rooms_show_a_clock_and_link_it_for_its_own_unit(officer: Any) -> None:
    now = timezone.now()
    clock = make_clock(officer, rule_code="press.incident", at=now, started_at=now - timedelta(hours=23))
    stranger = make_person("xa.la", unit="p20")
    template = engines["django"].from_string('{% include "clocks/clock.html" with clock=clock %}')
    pages = {}
    for person in (officer, stranger):
        request = RequestFactory().get("/")
        request.user = person
        pages[person.pk] = template.render({"clock": clock}, request)
    assert "is-warn" in pages[officer.pk]
    assert clock.get_absolute_url() in pages[officer.pk]
    assert "is-warn" in pages[stranger.pk]
    assert "href" not in pages[stranger.pk]
    assert template.render({"clock": None}, request).strip() == ""


def test_the_words_of_a_clock(officer: Any) -> None:
    clock = make_clock(officer)
    assert told(clock, officer, here(2026, 10, 8, 20)).words == "còn 1 ngày 4 giờ"
    assert told(clock, officer, here(2026, 10, 10, 3)).words == "quá hạn 3 giờ"
    assert told(clock, officer, here(2026, 10, 10)).words == "còn chưa đến 1 phút"
    assert told(clock, officer, NOW).due == "hết thứ Sáu 09/10/2026"
    assert due_words(here(2026, 10, 9, 14, 5)) == "14:05 thứ Sáu 09/10/2026"
    assert length_words(3 * DAY) == "3 ngày"
    stopped = actions.stop_clock(by=officer, at=clock.due_at + 26 * HOUR, clock=clock, outcome="Xong")
    assert (told(stopped, officer, NOW).words, told(stopped, officer, NOW).tone) == (
        "đã dừng, trễ 1 ngày 2 giờ",
        "bad",
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_and_step_has_words(language: str) -> None:
    with translation.override(language):
        for rule in rule_book():
            assert limit_words(rule.limit)
            for start in (here(2026, 2, 12, 9), here(2026, 12, 28, 9), here(2031, 5, 5, 9)):
                steps = due_at(start, rule.limit, office_calendar()).steps
                assert all(step_words(step) and "%(" not in step_words(step) for step in steps)


def test_the_record_says_it_in_words(client: Client, officer: Any) -> None:
    clock = make_clock(officer)
    other = make_person("binh.ly")
    actions.hand_over(by=officer, at=NOW + HOUR, clock=clock, holder=other, reason="Đi họp")
    page = show(sign_in(client, make_person("quan.tri", "administrator")), "/nhat-ky/")
    assert "Giao thời hạn cho người khác" in page
    assert clock.about in page
    assert rule_on(clock.rule_code, clock.rule_since)


def test_no_list_asks_the_database_once_a_row(
    web: Client, officer: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        make_clock(officer, subject=f"a:{number}", about=f"Việc mẫu {number}")
    show(web, "/thoi-han/")
    with django_assert_max_num_queries(12):
        show(web, "/thoi-han/")
