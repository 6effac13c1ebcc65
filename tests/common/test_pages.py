"""The frame of every page, and the house's own small pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.people.making import make_person

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_frame_speaks_its_language_and_runs_no_inline_code(client: Client) -> None:
    response = client.get("/dang-nhap/")
    page = response.content.decode()
    assert '<html lang="vi"' in page
    assert 'href="#content"' in page
    assert '"includeIndicatorStyles": false' in page
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_appearance_is_remembered_and_put_on_the_page(client: Client) -> None:
    response = client.post("/giao-dien/", {"theme": "dark", "next": "/dang-nhap/"})
    assert response["Location"] == "/dang-nhap/"
    assert 'data-theme="dark"' in client.get("/dang-nhap/").content.decode()
    client.post("/giao-dien/", {"theme": "như máy"})
    assert "data-theme" not in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_switches_lead_back_into_the_house_only(client: Client, address: str) -> None:
    assert client.post("/giao-dien/", {"theme": "dark", "next": address})["Location"] == "/"
    assert client.post("/ngon-ngu/", {"language": "en", "next": address})["Location"] == "/"


def test_a_broken_theme_cookie_does_nothing(client: Client) -> None:
    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in client.get("/dang-nhap/").content.decode()


def test_health_needs_no_account(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_the_style_guide_stands_in_the_demo_only(client: Client, settings: Any) -> None:
    assert client.get("/kieu/").status_code == 404
    settings.DEMO = True
    assert client.get("/kieu/").status_code == 200


def test_home_is_for_those_signed_in(client: Client) -> None:
    assert client.get("/")["Location"].startswith("/dang-nhap/")
    client.force_login(make_person("an", "officer"))
    page = client.get("/").content.decode()
    assert "Nguyễn Thị Ân" in page
    assert '/tai-khoan/"' not in page


def test_faults_stay_in_the_look(client: Client) -> None:
    client.force_login(make_person("an", "officer"))
    missing = client.get("/khong-co-trang-nay/")
    assert missing.status_code == 404
    assert "Không có trang này" in missing.content.decode()
    refused = client.get("/tai-khoan/")
    assert refused.status_code == 403
    assert "Bạn chưa được giao việc này" in refused.content.decode()


def test_our_own_fault_needs_neither_session_nor_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("nhipcau.common.desk.cards_for", fail)
    client.force_login(make_person("an", "officer"))
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in response.content.decode()
