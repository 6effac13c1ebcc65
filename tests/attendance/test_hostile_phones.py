"""What a stolen token, a forged batch or a guesser gets from the phones' addresses: words, never a fault or a name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.attendance.test_api import API, arrival, asked, enrolled, made, sheet
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.devices import revoke_device
from nhipcau.attendance.actions.taking import take_file
from nhipcau.attendance.models import Attendance, Roll
from nhipcau.attendance.queries.passes import pass_for
from nhipcau.attendance.views.intake import ENROLMENTS

__all__ = ["made"]
pytestmark = pytest.mark.django_db
HALVES = ["\ud800", "a\x00b", "\udfff" * 20, "'; DROP TABLE attendance_scan; --", "\u202e", "x" * 3000]


def get(path: str, token: str) -> Any:
    return Client().get(API + path, headers={"Authorization": f"Device {token}"})


@pytest.mark.parametrize("code", [*HALVES[:5], 1, None, [], {"a": 1}, True, "x" * 41], ids=ascii)
def test_a_guessed_code_is_answered(made: Made, code: Any) -> None:
    assert asked("ghi-danh/", {"code": code}).status_code in {400, 401}


@pytest.mark.parametrize("half_day", HALVES, ids=range(len(HALVES)))
def test_a_signing_phone_names_no_such_half_day(made: Made, half_day: str) -> None:
    _device, token = enrolled(made)
    body = {"half_day": half_day, "name": "Lục Thị Én", "present": 0}
    assert asked("ky/", body, token).status_code == 404
    if "\ud800" not in half_day and "\udfff" not in half_day:
        answer = Client().get(
            API + "ky/", {"half_day": half_day}, headers={"Authorization": f"Device {token}"}
        )
        assert answer.status_code in {400, 404}


@pytest.mark.parametrize("name", [*HALVES[:3], "", " ", 7, None, ["a"], {"a": 1}], ids=ascii)
def test_a_name_that_is_none_signs_nothing(made: Made, name: Any) -> None:
    _device, token = enrolled(made)
    body = {"half_day": made.half_days[0].public_id, "name": name, "present": 0}
    assert asked("ky/", body, token).status_code in {400, 409}
    assert not Roll.objects.exclude(signed_at=None).exists()


@pytest.mark.parametrize(
    "body", [b"", b"[" * 4000, b"null", b"\xff", b'{"half_day": 1}', b" " * 3_000_000], ids=range(6)
)
def test_what_signs_nothing_is_answered(made: Made, body: bytes) -> None:
    _device, token = enrolled(made)
    assert asked("ky/", body, token).status_code in {400, 404, 413}


def test_another_conferences_half_day_and_delegate_are_none_of_this_phone(made: Made) -> None:
    other = make_conference(title="Khác", unit_id="p14")
    _device, token = enrolled(made)
    assert get(f"ky/?half_day={other.half_days[0].public_id}", token).status_code == 404
    foreign = {**arrival(made), "code": "", "delegate": other.delegates[0].public_id}
    there = {**arrival(made, 1), "half_day": other.half_days[0].public_id}
    answer = asked("lo/", sheet(made, foreign, there), token)
    first, second = answer.json()["results"]
    assert (first["outcome"], first["reason"], first["name_shown"]) == ("refused", "other_conference", "")
    assert second["outcome"] == "quarantined"
    assert not Attendance.objects.exists()


def test_a_fact_of_another_site_tells_no_name(made: Made) -> None:
    """Whoever learns the id of a fact does not learn whom it concerned."""
    theirs = arrival(made, -1)
    body = {**sheet(made, theirs), "site": made.sites[2].public_id}
    take_file(by=None, at=_now(), site=made.sites[2], content=json.dumps(body).encode())
    _device, token = enrolled(made)
    (result,) = asked("lo/", sheet(made, theirs), token).json()["results"]
    assert result["name_shown"] == ""


def _now() -> Any:
    return timezone.now()


def test_a_revoked_phone_gets_nothing_from_any_address(made: Made) -> None:
    device, token = enrolled(made)
    revoke_device(by=None, at=_now(), device=device)
    assert get("danh-sach/", token).status_code == 401
    assert get("ky/", token).status_code == 401
    assert asked("lo/", sheet(made, arrival(made)), token).status_code == 401
    assert asked("ky/", {"half_day": made.half_days[0].public_id}, token).status_code == 401


def test_codes_are_not_guessed_by_the_thousand(made: Made) -> None:
    ENROLMENTS.forget()
    statuses = [asked("ghi-danh/", {"code": f"AAAAA-{number:05d}"}).status_code for number in range(301)]
    assert (statuses[0], statuses[-1]) == (401, 429)
    ENROLMENTS.forget()


@pytest.mark.parametrize("said", ["1", 1.5, True, "NaN", [], {}, -1, 10**40], ids=ascii)
@pytest.mark.parametrize("field", ["waiting", "offset_ms"])
def test_numbers_are_numbers(made: Made, field: str, said: Any) -> None:
    _device, token = enrolled(made)
    status = asked("lo/", {**sheet(made), field: said}, token).status_code
    assert status == (200 if (field, said) == ("offset_ms", -1) else 400)


@pytest.mark.parametrize(
    "sealed", ["x", "=" * 8000, "A" * 8000, "\x00", "BA==" * 40, 5, ["a"], "\ud800"], ids=range(8)
)
def test_a_broken_seal_spoils_no_other_fact(made: Made, sealed: Any) -> None:
    _device, token = enrolled(made)
    bad = {**arrival(made), "code": "", "delegate": made.delegates[0].public_id, "sealed": sealed}
    answer = asked("lo/", sheet(made, bad, arrival(made, 1)), token).json()["results"]
    assert [(one["outcome"], one["reason"]) for one in answer] == [("refused", "unreadable"), ("new", "")]


def test_a_pass_is_no_name_for_a_delegate_and_a_name_no_pass(made: Made) -> None:
    _device, token = enrolled(made)
    swapped = {**arrival(made), "code": "", "delegate": pass_for(made.delegates[0])[:14] + "xx"}
    (result,) = asked("lo/", sheet(made, swapped), token).json()["results"]
    assert result["outcome"] == "refused"
