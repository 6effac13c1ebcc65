"""The screens of the room: who sees letters, what they show, and the cage around an HTML letter."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.mailing.making import NOW, letter, post
from tests.people.making import make_person

from nhipcau.mailing.actions import Attachment
from nhipcau.mailing.models import Enclosure, Letter
from nhipcau.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(make_person("an.nguyen", "officer"), "django.contrib.auth.backends.ModelBackend")
    return client


def show(client: Client, address: str) -> str:
    return b"".join(client.get(address)).decode()


def test_letters_are_the_desks_only(client: Client) -> None:
    post(attachments=[Attachment("a.txt", "text/plain", b"a")], html="<p>a</p>")
    client.force_login(make_person("khach", "clerk"), "django.contrib.auth.backends.ModelBackend")
    file = Enclosure.objects.get().public_id
    for address in (
        reverse("mailing:letters"),
        letter().get_absolute_url(),
        reverse("mailing:drawn", args=[letter().public_id]),
        reverse("mailing:enclosure", args=[file]),
    ):
        assert client.get(address).status_code == 403
    assert client.post(reverse("mailing:again", args=[letter().public_id])).status_code == 403


def test_the_list_finds_by_words_state_purpose_and_day(officer: Client) -> None:
    post(key="a", subject="Điểm báo sáng")
    post(key="b", subject="Cảnh báo lũ", purpose="watching.alert", to="binh@coquan.example")
    address = reverse("mailing:letters")
    for query, found in (
        ("q=canh+bao", "Cảnh báo lũ"),
        ("q=binh", "Cảnh báo lũ"),
        ("purpose=digest.issue", "Điểm báo sáng"),
        ("state=waiting&q=sang", "Điểm báo sáng"),
        ("since=2026-11-22&until=2026-11-22&q=lu", "Cảnh báo lũ"),
    ):
        page = show(officer, f"{address}?{query}")
        assert found in page, query
        assert ("Điểm báo sáng" in page) != ("Cảnh báo lũ" in page), query
    assert "Cảnh báo lũ" not in show(officer, f"{address}?since=2026-11-23")


def test_an_export_holds_no_address(officer: Client) -> None:
    post(to="an@coquan.example")
    told = show(officer, reverse("mailing:letters") + "?export=csv")
    assert "Điểm báo" in told
    assert "an@coquan.example" not in told


@pytest.mark.parametrize(
    ("way_out", "words"), [("none", "Chưa đặt máy chủ thư"), ("folder", "không ra khỏi máy này")]
)
def test_the_list_says_how_letters_leave(officer: Client, settings: Any, way_out: str, words: str) -> None:
    settings.MAIL_WAY_OUT = way_out
    assert words in show(officer, reverse("mailing:letters"))


def test_a_letter_is_shown_as_written_and_its_html_in_a_cage(officer: Client) -> None:
    post(text="<b>Kính gửi</b>", html="<p>Kính gửi <b>anh</b></p>")
    page = officer.get(letter().get_absolute_url())
    assert "&lt;b&gt;Kính gửi&lt;/b&gt;" in page.content.decode()
    assert 'sandbox=""' in page.content.decode()
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    cage = officer.get(reverse("mailing:drawn", args=[letter().public_id]))
    assert cage["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "script-src" not in cage["Content-Security-Policy"]
    assert cage["X-Frame-Options"] == "SAMEORIGIN"


def test_an_attached_file_is_handed_over_and_never_shown(officer: Client) -> None:
    post(attachments=[Attachment("điểm báo.html", "text/html", b"<script>1</script>")])
    answer = officer.get(reverse("mailing:enclosure", args=[Enclosure.objects.get().public_id]))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        "application/octet-stream",
        "nosniff",
    )


def test_a_refused_letter_is_sent_again_by_hand_and_on_record(officer: Client) -> None:
    post()
    Letter.objects.update(state="failed", ended_at=NOW, error="550 no such mailbox", tries=1)
    assert "550 no such mailbox" in show(officer, letter().get_absolute_url())
    assert "Thư chưa tới nơi" in show(officer, "/")
    officer.post(reverse("mailing:again", args=[letter().public_id]))
    assert (letter().state, letter().tries) == ("waiting", 0)
    assert Entry.objects.filter(verb="mailing.send_again").count() == 1


def test_the_start_page_is_silent_where_every_letter_arrived(officer: Client, settings: Any) -> None:
    settings.MAIL_WAY_OUT = "server"
    post()
    assert "Thư chưa tới nơi" not in show(officer, "/")


def test_an_erased_letter_says_so(officer: Client) -> None:
    post()
    Letter.objects.update(state="sent", sent_at=NOW, ended_at=NOW)
    from nhipcau.mailing.actions import erase_letters

    erase_letters(at=timezone.now(), before=timezone.now(), limit=1)
    page = show(officer, letter().get_absolute_url())
    assert "đã xóa theo thời hạn lưu" in page
    assert "an@coquan.example" not in page
