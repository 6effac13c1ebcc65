"""What phones may ask, and what anybody else is told: always JSON, never a fault."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.attendance.making import new_id, with_passes
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.devices import add_device, revoke_device
from nhipcau.attendance.models import Attendance, Device, Scan
from nhipcau.attendance.queries.passes import pass_for
from nhipcau.attendance.views.intake import ENROLMENTS

pytestmark = pytest.mark.django_db
API = "/diem-danh/api/"


@pytest.fixture
def made() -> Made:
    ENROLMENTS.forget()
    made = with_passes(make_conference())
    now = timezone.now()
    made.half_days[0].starts_at, made.half_days[0].ends_at = (
        now - timedelta(hours=1),
        now + timedelta(hours=2),
    )
    made.half_days[0].save()
    return made


def asked(path: str, body: Any, token: str = "", **more: Any) -> Any:
    headers = {"Authorization": f"Device {token}"} if token else {}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client(enforce_csrf_checks=True).post(
        API + path, content, content_type="application/json", headers=headers, **more
    )


def enrolled(made: Made) -> tuple[Device, str]:
    device, code = add_device(by=None, at=timezone.now(), site=made.sites[0], label="Máy 1")
    answer = asked("ghi-danh/", {"code": f"{code[:5]}-{code[5:]}".lower()})
    assert answer.status_code == 200, answer.content
    return device, answer.json()["token"]


def sheet(made: Made, *facts: Any) -> dict[str, Any]:
    now = timezone.now().isoformat()
    return {"format": "nhipcau.batch/1", "batch_id": new_id("batch"), "site": made.sites[0].public_id,
            "sent_at": now, "facts": list(facts), "waiting": 0}  # fmt: skip


def arrival(made: Made, number: int = 0) -> dict[str, Any]:
    return {"fact_id": new_id(), "kind": "arrive", "half_day": made.half_days[0].public_id,
            "code": pass_for(made.delegates[number]), "said_at": timezone.now().isoformat()}  # fmt: skip


def test_a_phone_enrols_once_and_sends(made: Made) -> None:
    device, token = enrolled(made)
    device.refresh_from_db()
    assert token not in (device.token_hash, device.enrol_hash)
    answer = asked("lo/", sheet(made, arrival(made)), token)
    (result,) = answer.json()["results"]
    assert (result["outcome"], result["name_shown"]) == ("new", made.delegates[0].name)
    assert Attendance.objects.count() == 1
    device.refresh_from_db()
    assert device.seen_at is not None


def test_a_code_works_once(made: Made) -> None:
    _device, code = add_device(by=None, at=timezone.now(), site=made.sites[0], label="Máy 1")
    assert asked("ghi-danh/", {"code": code}).status_code == 200
    assert asked("ghi-danh/", {"code": code}).status_code == 401


def test_a_code_ends(made: Made) -> None:
    long_ago = timezone.now() - timedelta(days=4)
    _device, code = add_device(by=None, at=long_ago, site=made.sites[0], label="Máy 1")
    assert asked("ghi-danh/", {"code": code}).status_code == 401


def test_a_revoked_phone_is_refused(made: Made) -> None:
    device, token = enrolled(made)
    revoke_device(by=None, at=timezone.now(), device=device)
    assert asked("lo/", sheet(made, arrival(made)), token).status_code == 401
    assert not Scan.objects.exists()


def test_the_list_and_the_clock(made: Made) -> None:
    _device, token = enrolled(made)
    answer = Client().get(API + "danh-sach/", headers={"Authorization": f"Device {token}"})
    assert answer.json()["format"] == "nhipcau.bundle/1"
    assert made.delegates[0].name not in answer.content.decode()
    assert "server_now" in Client().get(API + "gio/").json()
    assert Client().get(API + "danh-sach/").status_code == 401


BODIES: list[Any] = [
    b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'"x"', b"1e999", {}, {"format": "nhipcau.batch/1"},
    {"format": "nhipcau.batch/1", "batch_id": "x", "facts": []},
    {"format": "nhipcau.batch/1", "batch_id": "batch-0001", "facts": {}},
    {"format": "nhipcau.batch/1", "batch_id": "batch-0001", "facts": [], "offset_ms": 10**30},
    {"format": "nhipcau.batch/1", "batch_id": "batch-0001", "facts": [], "sent_at": "yesterday"},
    {"format": "nhipcau.batch/1", "batch_id": ["batch-0001"], "facts": []},
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_what_is_no_batch_is_answered(made: Made, number: int) -> None:
    _device, token = enrolled(made)
    answer = asked("lo/", BODIES[number], token)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/json")
    assert answer.json()["error"]


FIELDS: list[tuple[str, Any]] = [
    ("fact_id", None), ("fact_id", "x"), ("fact_id", 7), ("fact_id", "a\x00bcdefgh"), ("kind", "dance"), ("kind", []),
    ("half_day", "x" * 17), ("half_day", ["a"]), ("half_day", "a\x00"), ("code", "\ud800"), ("code", {"a": 1}),
    ("said_at", "2026-11-20T09:00:00"), ("said_at", "0001-01-01T00:00:00+14:00"), ("said_at", 5),
    ("said_at", "9999-12-31T23:59:59-14:00"), ("name", "x" * 121), ("reason", 5),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(FIELDS)))
def test_one_bad_fact_spoils_no_other(made: Made, number: int) -> None:
    _device, token = enrolled(made)
    field, value = FIELDS[number]
    body = sheet(made, {**arrival(made, 0), field: value}, arrival(made, 1))
    answer = asked("lo/", body, token)
    assert answer.status_code == 200, answer.content
    bad, good = answer.json()["results"]
    assert (bad["outcome"], bad["reason"], good["outcome"]) == ("refused", "unreadable", "new")


def test_too_much_is_refused_before_it_is_read(made: Made) -> None:
    _device, token = enrolled(made)
    assert asked("lo/", b" " * (1024 * 1024 + 1), token).status_code == 413
    assert asked("lo/", sheet(made, *[{}] * 2001), token).status_code == 400


def test_a_batch_of_another_site_is_sent_there(made: Made) -> None:
    _device, token = enrolled(made)
    body = {**sheet(made, arrival(made)), "site": made.sites[1].public_id}
    assert asked("lo/", body, token).status_code == 409


def test_enrolling_is_slowed_down(made: Made) -> None:
    for _try in range(300):
        ENROLMENTS.is_too_fast("127.0.0.1")
    assert asked("ghi-danh/", {"code": "ABCDE-FGHJK"}).status_code == 429


@pytest.mark.parametrize("path", ["ghi-danh/", "lo/", "danh-sach/", "gio/"])
def test_wrong_methods_are_told(made: Made, path: str) -> None:
    assert Client().put(API + path).status_code == 405
    assert Client().put(API + path)["Content-Type"] == "application/json"
