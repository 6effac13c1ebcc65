"""Screens of keys and of the public log: who may, what they do, what they show."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.people.making import confirm, make_person
from tests.signing.making import NOW, log, make, payload

from nhipcau.signing.actions.signing import sign
from nhipcau.signing.models import Key, LogLine

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("keys_dir"),
]


def signed_in(role: str) -> Client:
    person = make_person(f"nguoi.{role}", role)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client)


def test_an_administrator_makes_and_revokes_a_key() -> None:
    client = signed_in("administrator")
    assert "Chưa có khóa ký" in client.get("/chu-ky/khoa/").content.decode()
    assert client.post("/chu-ky/khoa/tao/").status_code == 302
    key = Key.objects.get()
    assert key.made_by is not None
    page = client.get(f"/chu-ky/khoa/{key.key_id}/").content.decode()
    assert "BEGIN PUBLIC KEY" in page
    assert "PRIVATE" not in page
    address = f"/chu-ky/khoa/{key.key_id}/thu-hoi/"
    assert client.post(address, {"why": " "}).status_code == 422
    assert client.post(address, {"why": "Máy bị mất trộm"}).status_code == 302
    key.refresh_from_db()
    assert key.revoked_why == "Máy bị mất trộm"
    assert key.key_id in client.get("/chu-ky/khoa/?state=revoked").content.decode()
    assert client.get("/chu-ky/khoa/0000000000000000/").status_code == 404


def test_an_officer_reads_the_log_and_keeps_no_keys() -> None:
    key = make()
    log(NOW, sign(at=NOW, payload=payload()))
    client = signed_in("officer")
    for address in ("khoa/", "khoa/tao/", f"khoa/{key.key_id}/", f"khoa/{key.key_id}/thu-hoi/"):
        assert client.get(f"/chu-ky/{address}").status_code == 403
    assert "ed1" in client.get("/chu-ky/so-cong-khai/?q=ed1&kind=released").content.decode()
    assert "payloads" in client.get("/chu-ky/so-cong-khai/2/").content.decode()
    last = LogLine.objects.order_by("-seq")[0]
    assert last.hash in b"".join(client.get("/chu-ky/so-cong-khai/?export=csv")).decode("utf-8-sig")  # type: ignore[arg-type]
    answer = client.post("/chu-ky/so-cong-khai/kiem-tra/", follow=True)
    assert "nguyên vẹn" in answer.content.decode()
    assert client.get("/chu-ky/so-cong-khai/?q=99999999999999999999999").status_code == 200
