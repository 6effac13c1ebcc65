"""The phone's page as the server gives it: the same for everybody, whole, versioned; and signing by token."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.devices import add_device, enrol, revoke_device
from nhipcau.attendance.models import Roll
from nhipcau.attendance.rules import states
from nhipcau.attendance.views import offline
from nhipcau.attendance.views.offline_words import WORDS

PAGE, WORKER, SIGN = "/diem-danh/may/", "/diem-danh/may/sw.js", "/diem-danh/api/ky/"
SCRIPTS = sorted(Path(finders.find("attendance/device.js") or "").parent.glob("device*.js"))


def addresses(text: str) -> list[str]:
    """Return what the worker keeps."""
    return list(json.loads(re.search(r"const ADDRESSES = (.*);", text)[1]))  # type: ignore[index]


def test_the_page_is_the_same_for_everybody_and_sets_no_cookie(client: Client) -> None:
    client.cookies["django_language"] = "en"
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Content-Language"] == "vi"
    assert "Ghi danh máy này" in answer.content.decode()
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "script-src 'self';" in answer["Content-Security-Policy"] + ";"
    assert client.get(PAGE).content == Client().get(PAGE).content


def test_the_worker_keeps_everything_that_the_page_and_its_scripts_ask_for(client: Client) -> None:
    text = client.get(WORKER).content.decode()
    kept = set(addresses(text))
    for page in (PAGE, PAGE + "en/"):
        shown = client.get(page).content.decode()
        asked = set(re.findall(r'(?:src|href)="(/[^"#]+)', shown))
        assert asked <= kept, asked - kept
    for script in SCRIPTS:
        for name in re.findall(r'from "\./([\w.-]+)"', script.read_text()):
            assert f"/static/attendance/{name}" in kept
    assert all(
        client.get(address).status_code == 200 for address in kept if not address.startswith("/static/")
    )
    assert all(
        finders.find(address.removeprefix("/static/")) for address in kept if address.startswith("/static/")
    )


def test_another_content_is_another_version(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = client.get(WORKER).content.decode()
    assert client.get(WORKER).content.decode() == before
    read = offline._source
    monkeypatch.setattr(
        offline, "_source", lambda name: read(name) + ("//" if name == "device-queue.js" else "")
    )
    after = client.get(WORKER).content.decode()
    assert addresses(after) == addresses(before)
    assert after.splitlines()[0] != before.splitlines()[0]


def test_scripts_have_a_word_for_everything_they_say() -> None:
    text = "\n".join(script.read_text() for script in SCRIPTS)
    said = set(re.findall(r'say\(\s*"(\w+)"', text)) | set(
        re.findall(r'"(line_unknown|all_sent|line_declined|no_line)"', text)
    )
    assert said <= set(WORDS), said - set(WORDS)
    needed = {f"outcome_{one}" for one in states.OUTCOMES}
    needed |= {f"reason_{one}" for one in (*states.REASONS, *states.QUARANTINES, states.CONFLICT)}
    needed |= {f"line_{one}" for one in states.LINES}
    assert needed <= set(WORDS), needed - set(WORDS)


def test_scripts_name_only_parts_that_the_page_has(client: Client) -> None:
    shown = client.get(PAGE).content.decode()
    ids = set(re.findall(r'\bid="([\w-]+)"', shown))
    for script in SCRIPTS:
        named = set(re.findall(r'(?:part|onSubmit)\("([\w-]+)"', script.read_text()))
        assert named <= ids, (script.name, named - ids)


def test_no_script_makes_markup_or_runs_text() -> None:
    for script in SCRIPTS:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write", script.read_text()
        ), script.name


@pytest.fixture
def now_on() -> Made:
    made = make_conference(sites=2, per_site=2)
    half_day = made.half_days[0]
    half_day.starts_at, half_day.ends_at = (
        timezone.now() - timedelta(hours=1),
        timezone.now() + timedelta(hours=3),
    )
    half_day.save()
    return made


def phone_of(site: Any) -> dict[str, str]:
    """Return the header of an enrolled phone."""
    _device, code = add_device(by=None, at=timezone.now(), site=site, label="Máy 1")
    _device, token = enrol(at=timezone.now(), code=code)
    return {"Authorization": f"Device {token}"}


@pytest.mark.django_db
def test_a_roll_is_signed_by_the_figure_that_was_seen(client: Client, now_on: Made) -> None:
    phone, half_day = phone_of(now_on.sites[1]), now_on.half_days[0].public_id
    seen = client.get(SIGN, {"half_day": half_day}, headers=phone).json()
    assert (seen["present"], seen["absent"], seen["nominated"], seen["signed_name"]) == (0, 2, 2, "")

    def sign(**more: Any) -> Any:
        body = {"half_day": half_day, "name": "Triệu Văn Ký", "present": 0, **more}
        return client.post(SIGN, json.dumps(body), content_type="application/json", headers=phone)

    assert sign(present=1).status_code == 409
    assert sign(name="").status_code == 409
    assert not Roll.objects.filter(signed_at__isnull=False).exists()
    assert sign().json()["signed_name"] == "Triệu Văn Ký"
    assert sign().status_code == 409
    assert Roll.objects.get(signed_at__isnull=False).site == now_on.sites[1]


@pytest.mark.django_db
def test_strangers_and_foreign_half_days_sign_nothing(client: Client, now_on: Made) -> None:
    phone, other = phone_of(now_on.sites[1]), make_conference(sites=1, per_site=0)
    half_day = {"half_day": now_on.half_days[0].public_id}
    assert client.get(SIGN, half_day).status_code == 401
    assert client.get(SIGN, half_day, headers={"Authorization": "Device x"}).status_code == 401
    assert client.get(SIGN, {"half_day": other.half_days[0].public_id}, headers=phone).status_code == 404
    for body in ("", "[]", "{", '{"half_day": 1}', "[" * 5000):
        assert client.post(SIGN, body, content_type="application/json", headers=phone).status_code == 404
    revoke_device(by=None, at=timezone.now(), device=_device())
    assert client.get(SIGN, half_day, headers=phone).status_code == 401


def _device() -> Any:
    from nhipcau.attendance.models import Device

    return Device.objects.get()
