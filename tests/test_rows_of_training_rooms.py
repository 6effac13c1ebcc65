"""Every address of the training rooms × every role × another unit's rows: 404 and not one byte of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse
from tests.learning.world import SECRET, make_world, one_of_each
from tests.training.making import NOW, Made, make_conference
from tests.walking import (
    Walk,
    all_but_administrator,
    is_open,
    needed,
    places_of,
    room_of,
    signed_in,
    told,
)

from nhipcau.common import faults
from nhipcau.people.rules import ROLES, may

STRANGERS = "p14"
ROOMS = ("training", "attendance", "learning")
"""Bodies, posts and their holders (units) are public facts that every unit reads; tests/units holds who may write them."""
OTHER_PLACES = {"ending": ["docx", "csv"], "kind": ["csv"], "moment": ["before"], "key": ["a" * 26],
                "name": ["bao-cao"]}  # fmt: skip
"""What stands in an address beside the id of a row."""
BY_LINK = {
    "training:answer_link", "training:quota_link", "training:quota_list_link", "training:quota_sheet_link",
    "training:quota_swap_link", "training:quota_correct_link", "training:quota_withdraw_link",
    "learning:own", "learning:own_reply", "learning:own_questions", "learning:own_vote", "learning:own_material",
    "learning:own_evaluation", "learning:own_certificate", "learning:own_credential", "learning:take_test",
    "learning:speaker", "learning:speaker_answered", "learning:speaker_leaves",
}  # fmt: skip
"""Whoever holds the key of the address."""
BY_DEVICE = {
    "attendance:api_enrol",
    "attendance:api_bundle",
    "attendance:api_batch",
    "attendance:device_sign",
}
"""Whoever holds the code or token of a phone."""
FOR_ALL = {"attendance:api_clock", "attendance:device_page", "attendance:device_page_en",
           "attendance:device_worker", "attendance:device_manifest"}  # fmt: skip
"""The same bytes for everybody."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """One row of everything; the page of a 404, which knows no row, is not drawn."""
    settings.KEYS_DIR, settings.MATERIAL_DIR = tmp_path / "keys", tmp_path / "files"
    monkeypatch.setattr(faults, "_page", lambda _request, status, *_words: HttpResponse(status=status))
    with time_machine.travel(NOW, tick=False):
        yield make_world()


def training_room(pattern: URLPattern) -> str:
    return room if (room := room_of(pattern)) in ROOMS else ""


def ids(pattern: URLPattern) -> list[str]:
    return sorted({each for each in one_of_each("training", training_room(pattern)).values() if each})


WALK = Walk(room_of=training_room, ids=ids, others=OTHER_PLACES)
name_of, by_account, urls = WALK.name_of, WALK.by_account, WALK.urls


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_with_every_role_gets_404_for_every_row(world: Made, method: str) -> None:
    stranger = signed_in(*all_but_administrator(), unit=STRANGERS)
    asked, let_in = 0, []
    for pattern in by_account():
        for url in urls(pattern) if places_of(pattern) else []:
            asked += 1
            response = getattr(stranger, method)(url)
            if response.status_code not in {404, 405} or SECRET.encode() in told(response):
                let_in.append((response.status_code, name_of(pattern), url))
    assert not let_in
    assert asked > 1500


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_own_rows_lead_to_no_foreign_ones(world: Made, method: str) -> None:
    """An own conference, site, session or list in the first place of an address, a foreign row in the next."""
    own = make_conference(unit_id=STRANGERS, sites=1, per_site=1, title="Hội nghị khác")
    officer = signed_in(*all_but_administrator(), unit=STRANGERS)
    firsts = [own.conference, own.sites[0], own.half_days[0], own.sessions[0], own.round, own.quotas[0],
              own.category, own.delegates[0]]  # fmt: skip
    asked, let_in = 0, []
    for pattern in by_account():
        if len([name for name in places_of(pattern) if name not in OTHER_PLACES]) < 2:
            continue
        for url in [url for row in firsts for url in urls(pattern, row.public_id)]:
            asked += 1
            response = getattr(officer, method)(url)
            if response.status_code not in {404, 405} or SECRET.encode() in told(response):
                let_in.append((response.status_code, url))
    assert not let_in
    assert asked > 100


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_a_stranger_sees_nothing_of_it_in_any_list_or_export(world: Made, role: str) -> None:
    stranger = signed_in(role, unit=STRANGERS)
    patterns = [pattern for pattern in by_account() if not places_of(pattern)]
    assert len(patterns) > 10
    shown = []
    for pattern in patterns:
        for query in ("", "?export=csv", "?q=Khuoi+Lech"):
            url = f"{reverse(name_of(pattern))}{query}"
            if SECRET.encode() in told(stranger.get(url)):
                shown.append(url)
    assert not shown


def test_every_address_of_an_account_names_what_it_needs() -> None:
    assert [name_of(pattern) for pattern in by_account() if not needed(pattern)] == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ["", *ROLES])
def test_a_colleague_without_the_permission_gets_403(world: Made, role: str) -> None:
    """Of the same unit: an address that he may not use opens for none of its rows, by GET or POST."""
    client = signed_in(*([role] if role else []), unit=world.conference.unit_id)
    wrong = []
    for pattern in by_account():
        if needed(pattern) and all(may([role], action) for action in needed(pattern)):
            continue
        for method in ("get", "post"):
            seen = list(WALK.answers(client, method, pattern, SECRET))
            shut = seen and seen[-1] == 403 and set(seen) <= {403, 404, 405}
            if not shut and set(seen) != {405}:
                wrong.append((name_of(pattern), method, seen))
    assert not wrong


def test_without_signing_in_nothing_opens_but_links_phones_and_what_is_for_all(world: Made) -> None:
    opened = {name_of(pattern) for pattern in WALK.everything() if is_open(pattern)}
    assert opened == BY_LINK | BY_DEVICE | FOR_ALL
    nobody = Client()
    for pattern in by_account():
        for url in urls(pattern)[:2] if places_of(pattern) else [reverse(name_of(pattern))]:
            for method in ("get", "post"):
                response = getattr(nobody, method)(url)
                assert response.status_code == 302, f"{response.status_code} {url}"
                assert response["Location"].startswith("/dang-nhap/"), response["Location"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_wrong_key_opens_no_link(world: Made, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.common.pace.Pace.is_too_fast", lambda *_asked: False)
    patterns = [pattern for pattern in WALK.everything() if name_of(pattern) in BY_LINK]
    for pattern in patterns:
        for url in urls(pattern):
            response = getattr(Client(), method)(url)
            assert response.status_code in {404, 405}, f"{response.status_code} {url}"
            assert SECRET.encode() not in told(response), url


def test_a_phone_without_a_token_is_told_nothing(world: Made) -> None:
    for name in sorted(BY_DEVICE):
        for method in ("get", "post"):
            for header in ("", "Device ", "Device x", "Basic x", "Device \xff"):
                response = getattr(Client(), method)(reverse(name), headers={"Authorization": header})
                assert response.status_code in {400, 401, 405}, f"{response.status_code} {name}"
                assert SECRET.encode() not in response.content


def test_the_unit_itself_finds_its_rows(world: Made) -> None:
    """The scans above prove nothing if nobody could read the rows."""
    own = signed_in("officer", unit=world.conference.unit_id)
    conference = world.conference.public_id
    pages = [("training:conferences",), ("training:conference", conference), ("training:delegates", conference),
             ("training:sites", conference), ("attendance:board", conference), ("attendance:conflicts", conference),
             ("attendance:set_aside", conference), ("attendance:devices", world.sites[0].public_id),
             ("learning:questions", conference), ("learning:tests", conference), ("learning:certificates",),
             ("learning:evaluation", conference), ("learning:report", conference)]  # fmt: skip
    blind = [
        page for page in pages if SECRET.encode() not in own.get(reverse(page[0], args=page[1:])).content
    ]
    assert not blind
