"""Links of agencies and delegates in wrong hands: keys of other kinds, void ones, and words that are none."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.training.making import NOW, Made, make_conference

from nhipcau.training.actions.erasing import erase_delegate
from nhipcau.training.models import Delegate
from nhipcau.training.queries.keys import answer_address, link_key, own_address, quota_address
from nhipcau.training.rules.keys import KINDS
from nhipcau.training.views.nominating_doors import WRONG_KEYS

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    WRONG_KEYS.forget()
    made = make_conference(sites=2, per_site=1)
    made.round.deadline_at = NOW + timedelta(days=9000)
    made.round.save()
    made.quotas[0].seats = 9
    made.quotas[0].save()
    return made


def paths(made: Made) -> dict[str, str]:
    delegate = made.delegates[0]
    found = {
        "quota": quota_address(made.quotas[0]),
        "answer": answer_address(delegate),
        "own": own_address(delegate),
    }
    return {kind: urlsplit(address).path for kind, address in found.items()}


def status(path: str) -> int:
    WRONG_KEYS.forget()
    return Client().get(path).status_code


def test_a_key_opens_its_own_row_and_kind_alone(made: Made) -> None:
    for kind, path in paths(made).items():
        assert status(path) == 200
        start, key = path.rstrip("/").rsplit("/", 1)
        row = start.rsplit("/", 1)[1]
        others = [link_key(each, row, 1) for each in KINDS if each != kind]
        others += [
            link_key(kind, made.delegates[1].public_id, 1),
            link_key(kind, row, 2),
            link_key(kind, row, 0),
        ]
        others += [key[:-1], f"{key}a", key.upper(), "é" * 26, "a" * 5000, "\U0001f600"]
        assert {status(f"{start}/{other}/") for other in others} == {404}


def test_a_raised_version_a_withdrawal_and_an_erasure_void_links(made: Made) -> None:
    before = paths(made)
    made.quotas[0].key_version += 1
    made.quotas[0].save()
    assert status(before["quota"]) == 404
    erase_delegate(by=None, at=NOW, delegate=made.delegates[0], why="Theo yêu cầu")
    assert {status(before["answer"]), status(before["own"])} == {404}


@pytest.mark.parametrize("name", ["Lục\x01 Thị Én", "Lục\x0b\x1f Én", "TUYỆT MẬT", "x" * 121], ids=range(4))
def test_what_is_no_name_is_not_taken_from_a_link(made: Made, name: str) -> None:
    sent = {"name": name, "post": "Chuyên viên", "phone": "0912345678", "email": ""}
    response = Client().post(paths(made)["quota"], sent)
    names = [
        one
        for one in Delegate.objects.values_list("name", flat=True)
        if "Én" in one or "xx" in one or "MẬT" in one
    ]
    assert response.status_code in {302, 422}
    assert all(one.isprintable() and one != "TUYỆT MẬT" and len(one) <= 120 for one in names)


def written(*parts: Any) -> str:
    told = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
    return ".".join([*told, "A" * 86])


TEXTS = [
    "a.b.c", written({"alg": "none"}, {}), written({"alg": "HS256", "kid": "x#y"}, {}), written([], []),
    written({"alg": "EdDSA", "kid": ["x"]}, {"p": 10**30}), written({"alg": "EdDSA", "kid": {"a": 1}}, {}),
    written({"alg": "none"}, {}).rstrip("A"), "\x01", "." * 900, written({"alg": "EdDSA", "typ": "nhipcau.gcn"}, {}),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_public_check_believes_no_forged_certificate(number: int) -> None:
    for answer in (Client().get("/vi/chung-nhan/", {"c": TEXTS[number]}),
                   Client().post("/vi/chung-nhan/", {"text": TEXTS[number]})):  # fmt: skip
        assert answer.status_code in {200, 400}
        assert "genuine" not in answer.content.decode()
        assert "là thật" not in answer.content.decode()


def test_the_public_check_reads_no_megabyte() -> None:
    assert Client().post("/vi/chung-nhan/", {"text": "x" * 1_000_000}).status_code == 413
