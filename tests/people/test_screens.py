"""Signing in, the administrator's screens, and what others see of them."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.people.making import PASSWORD, UNIT, confirm, make_person

from nhipcau.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> Person:
    return make_person("hanh.le", "administrator", full_name="Lê Thị Hạnh")


@pytest.fixture
def desk(boss: Person) -> Client:
    client = Client()
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client)


def sign_in(client: Client, username: str, password: str = PASSWORD) -> int:
    return client.post("/dang-nhap/", {"username": username, "password": password}).status_code


def test_signing_in_leads_to_the_desk_in_one_s_own_language(client: Client) -> None:
    person = make_person("an", "officer")
    Person.objects.filter(pk=person.pk).update(language="en")
    response = client.post("/dang-nhap/", {"username": "an", "password": PASSWORD})
    assert response["Location"] == "/"
    assert 'lang="en"' in client.get("/").content.decode()
    assert client.post("/dang-xuat/")["Location"] == "/dang-nhap/"
    assert client.get("/").status_code == 302


def test_five_wrong_passwords_lock_the_name_here(client: Client) -> None:
    make_person("an", "officer")
    answers = [sign_in(client, "an", "sai-mat-khau") for _ in range(5)]
    assert answers[:4] == [200] * 4
    assert answers[4] == 429
    locked = client.post("/dang-nhap/", {"username": "an", "password": PASSWORD})
    assert locked.status_code == 429
    assert "Tạm khóa đăng nhập" in locked.content.decode()


def test_sessions_end_when_a_role_goes_or_the_account_stops(desk: Client) -> None:
    person = make_person("an", "officer", "clerk")
    theirs = Client()
    sign_in(theirs, "an")
    assert theirs.get("/").status_code == 200
    desk.post(reverse("people:revoke", args=[person.public_id]), {"role": "clerk"})
    assert theirs.get("/").status_code == 302
    sign_in(theirs, "an")
    desk.post(reverse("people:deactivate", args=[person.public_id]))
    assert theirs.get("/").status_code == 302
    assert sign_in(theirs, "an") == 200


def test_a_granted_role_works_at_the_next_request(desk: Client) -> None:
    person = make_person("an", "officer")
    theirs = Client()
    sign_in(theirs, "an")
    assert theirs.get("/nhat-ky/").status_code == 403
    desk.post(reverse("people:grant", args=[person.public_id]), {"role": "administrator"})
    assert theirs.get("/nhat-ky/").status_code == 200


def test_the_list_searches_without_marks_filters_and_pages(desk: Client) -> None:
    make_person("thuy.tran", "officer", full_name="Trần Thu Thủy")
    make_person("dao.nguyen", "reviewer", full_name="Nguyễn Văn Đạo")
    assert names(desk, "?q=van+dao") == ["Nguyễn Văn Đạo"]
    assert names(desk, "?role=officer") == ["Trần Thu Thủy"]
    assert names(desk, "?standing=no") == []
    assert len(names(desk, "?sort=-full_name")) == 3
    assert names(desk, "?sort=-full_name")[0] == "Trần Thu Thủy"
    assert "Không có mục nào khớp" in desk.get("/tai-khoan/?q=zzz").content.decode()


def test_pages_beyond_the_last_show_the_last_and_keep_the_search(desk: Client) -> None:
    for number in range(35):
        make_person(f"cv{number}", "officer", full_name=f"Chuyên Viên {number:02}")
    assert len(names(desk, "?role=officer")) == 30
    page = desk.get("/tai-khoan/?role=officer&sort=username").content.decode()
    assert "?role=officer&amp;sort=username&amp;page=2" in page
    assert len(names(desk, "?role=officer&page=2")) == 5
    assert len(names(desk, "?role=officer&page=99")) == 5
    assert len(names(desk, "?role=officer&page=x")) == 30
    assert desk.get("/tai-khoan/?sort=khong_co&role=xyz&page=-1").status_code == 200


def test_only_filters_beside_the_search_open_the_bar(desk: Client) -> None:
    assert '<details class="filter-more">' in desk.get("/tai-khoan/?q=an&la=1").content.decode()
    assert '<details class="filter-more" open>' in desk.get("/tai-khoan/?role=officer").content.decode()
    assert "Bỏ lọc" not in desk.get("/tai-khoan/?la=1").content.decode()


def names(client: Client, query: str) -> list[str]:
    page = client.get(f"/tai-khoan/{query}").content.decode()
    return re.findall(r'class="[^"]*main[^"]*"><div class="cell"><a href="[^"]+">([^<]+)</a>', page)


def test_the_export_follows_the_filter_and_carries_plain_text(desk: Client) -> None:
    make_person("thuy.tran", "officer", "clerk", full_name="=1+1 & Thủy")
    body = (
        b"".join(desk.get("/tai-khoan/?q=thuy&export=csv").streaming_content).decode().removeprefix("\ufeff")
    )
    rows = list(csv.reader(io.StringIO(body)))
    assert rows[1][:4] == ["'=1+1 & Thủy", "thuy.tran", "Tỉnh Cao Bằng", "Chuyên viên, Văn thư"]
    assert len(rows) == 2
    content = b"".join(desk.get("/tai-khoan/?export=xlsx").streaming_content)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert len(sheet) == 3
    assert "=1+1 & Thủy" in [row[0] for row in sheet]


def test_names_cannot_carry_code_onto_the_page(desk: Client) -> None:
    person = make_person("xss", "officer", full_name="<img src=x onerror=alert(1)>")
    for address in ("/tai-khoan/", reverse("people:person", args=[person.public_id]), "/nhat-ky/"):
        assert "<img src=x" not in desk.get(address).content.decode()


def test_the_form_takes_a_unit_by_name_without_marks(desk: Client) -> None:
    form = {
        "full_name": "Lý A Sình", "username": "sinh.ly", "email": "sinh@coquan.example",
        "unit_id": "cao bang", "language": "vi", "roles": ["clerk"], "password": "mot-mat-khau-moi-dai",
    }  # fmt: skip
    assert desk.post("/tai-khoan/them/", form).status_code == 302
    assert Person.objects.get(username="sinh.ly").unit_id == UNIT
    options = desk.get("/tai-khoan/don-vi/?unit_id=cao").content.decode()
    assert 'value="Tỉnh Cao Bằng (04)"' in options
    refused = desk.post("/tai-khoan/them/", {**form, "username": "hai", "unit_id": "xứ nào đó"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_unit_id_helptext id_unit_id_error"' in page
    assert 'id="error-summary"' in page


def test_a_change_and_a_new_password_by_the_administrator(desk: Client) -> None:
    person = make_person("an", "officer")
    address = reverse("people:change", args=[person.public_id])
    assert "Tỉnh Cao Bằng (04)" in desk.get(address).content.decode()
    form = {
        "full_name": "Nguyễn Ân",
        "email": "a@coquan.example",
        "unit_id": "Tỉnh Cao Bằng (04)",
        "language": "vi",
    }
    assert desk.post(address, form)["Location"] == reverse("people:person", args=[person.public_id])
    assert Person.objects.get(pk=person.pk).full_name == "Nguyễn Ân"
    desk.post(reverse("people:set_password", args=[person.public_id]), {"password": "mat-khau-dat-lai-1"})
    assert Person.objects.get(pk=person.pk).check_password("mat-khau-dat-lai-1")


def test_one_s_own_password_keeps_this_session_and_ends_the_others() -> None:
    make_person("an", "officer")
    here, there = Client(), Client()
    sign_in(here, "an")
    sign_in(there, "an")
    form = {"current": PASSWORD, "password": "mat-khau-cua-rieng-toi", "again": "mat-khau-cua-rieng-toi"}
    assert here.post("/tai-khoan/toi/mat-khau/", {**form, "again": "khac"}).status_code == 422
    assert here.post("/tai-khoan/toi/mat-khau/", form).status_code == 302
    assert here.get("/tai-khoan/toi/").status_code == 200
    assert there.get("/tai-khoan/toi/").status_code == 302


OWN = {
    "people:sign_in",
    "people:sign_out",
    "people:choose_language",
    "people:profile",
    "people:change_password",
    "people:confirm",
    "people:enrol",
    "people:renew_codes",
}


@pytest.mark.parametrize("role", ["officer", "reviewer", "spokesperson", "clerk"])
def test_nobody_else_reaches_the_screens_of_accounts(role: str, boss: Person) -> None:
    from nhipcau.people.urls import urlpatterns

    client = Client()
    client.force_login(make_person("an", role), backend="django.contrib.auth.backends.ModelBackend")
    for pattern in urlpatterns:
        name = f"people:{pattern.name}"
        if name in OWN:
            continue
        arguments = [boss.public_id] if "public_id" in pattern.pattern.converters else []
        for answer in (client.get(reverse(name, args=arguments)), client.post(reverse(name, args=arguments))):
            assert answer.status_code in {403, 405}, name
            assert boss.email not in answer.content.decode()


def test_an_unknown_account_is_not_found(desk: Client) -> None:
    assert desk.get("/tai-khoan/khong-co/").status_code == 404


def test_the_last_administrator_is_kept_with_a_word(desk: Client, boss: Person) -> None:
    response = desk.post(
        reverse("people:revoke", args=[boss.public_id]), {"role": "administrator"}, follow=True
    )
    assert "quản trị viên cuối cùng" in response.content.decode()
    refused = desk.post(reverse("people:deactivate", args=[boss.public_id]))
    assert refused.status_code == 422
    assert "Không thể tự ngừng" in refused.content.decode()


def test_a_longer_list_asks_no_more_questions(desk: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(25):
        make_person(f"cv{number}", "officer")
    desk.get("/tai-khoan/")
    for address in ("/tai-khoan/", "/nhat-ky/"):
        with django_assert_max_num_queries(14):
            desk.get(address)
