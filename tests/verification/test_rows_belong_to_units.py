"""Every address of verification and clocks × every role × another unit's rows: 404 and not one byte of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern
from tests.charter.house import addresses
from tests.verification.making import make_person, make_unit
from tests.verification.world import SECRET, whole_road

from nhipcau.common import faults
from nhipcau.people.rules import ROLES

ASKED, STRANGERS = "p08", "p14"
ROOMS = ("nhipcau.verification", "nhipcau.clocks")
PREFIX = {"nhipcau.verification": "/kiem-chung/", "nhipcau.clocks": "/thoi-han/"}
WORDS = {"text": ["dieu-cho-thay-sai", "ly-le-phia-kia"]}

pytestmark = pytest.mark.django_db


def room_of(pattern: URLPattern) -> str:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return next((room for room in ROOMS if view.__module__.startswith(room)), "")


def arguments(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.regex.groupindex)  # type: ignore[attr-defined]


def ids() -> list[str]:
    """Every public id of every row of both rooms."""
    found = []
    for label in ("verification", "clocks"):
        for model in apps.get_app_config(label).get_models():
            if any(field.name == "public_id" for field in model._meta.get_fields()):
                found += list(model.objects.values_list("public_id", flat=True))
    return found


def urls(pattern: URLPattern, public_ids: list[str]) -> list[str]:
    """Return the address with every row's id in every place; two places get the same id or the first's owner."""
    from django.urls import reverse

    namespace = room_of(pattern).rpartition(".")[2]
    names = arguments(pattern)
    made = []
    for public_id in public_ids:
        for word in WORDS["text"] if "text" in names else [""]:
            given = {name: word if name == "text" else public_id for name in names}
            try:
                made.append(reverse(f"{namespace}:{pattern.name}", kwargs=given))
            except Exception:  # noqa: BLE001, S112 - an address that takes no such id
                continue
    return made


def of_rows() -> list[URLPattern]:
    return [pattern for pattern in addresses() if room_of(pattern) and arguments(pattern)]


def lists() -> list[URLPattern]:
    return [
        pattern for pattern in addresses() if room_of(pattern) and not arguments(pattern) and pattern.name
    ]


@pytest.fixture
def road() -> Any:
    make_unit(ASKED)
    return whole_road(asked_unit=ASKED)


def signed_in(*roles: str, unit: str) -> Client:
    client = Client()
    client.force_login(make_person(*roles, unit=unit), backend="django.contrib.auth.backends.ModelBackend")
    return client


def refuses_every_row(method: str) -> None:
    public_ids = ids()
    patterns = of_rows()
    assert len(patterns) > 20
    assert len(public_ids) >= 8
    stranger = signed_in(*ROLES, unit=STRANGERS)
    asked = 0
    for pattern in patterns:
        for url in urls(pattern, public_ids):
            asked += 1
            response = getattr(stranger, method)(url)
            assert response.status_code in {403, 404, 405}, f"{response.status_code} {url}"
            assert SECRET.encode() not in b"".join(response), url
    assert asked > 200


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_gets_404_for_every_row(road: Any, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of a 404 itself, which knows no row, is left out here: drawing it took half of the time."""
    monkeypatch.setattr(faults, "_page", lambda _request, status, *_words: HttpResponse(status=status))
    refuses_every_row(method)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_whole_page_of_a_refusal_shows_nothing_of_it(road: Any, method: str) -> None:
    refuses_every_row(method)


def test_a_stranger_sees_nothing_of_it_in_any_list_or_export(road: Any) -> None:
    stranger = signed_in(*ROLES, unit=STRANGERS)
    from django.urls import reverse

    assert len(lists()) >= 8
    for pattern in lists():
        url = reverse(f"{room_of(pattern).rpartition('.')[2]}:{pattern.name}")
        for query in ("", "?export=csv", "?q=Khuoi"):
            response = stranger.get(f"{url}{query}")
            assert SECRET.encode() not in b"".join(response), f"{url}{query}"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_the_unit_itself_finds_its_claim(road: Any, role: str) -> None:
    """The scan above proves nothing if nobody could read the row."""
    own = signed_in(role, unit=road.claim.unit_id)
    response = own.get(road.claim.get_absolute_url())
    assert response.status_code == 200
    assert SECRET.encode() in response.content


def test_the_asked_unit_sees_the_question_and_not_the_dossier(road: Any) -> None:
    asked = signed_in("officer", unit=ASKED)
    page = asked.get(road.request.get_absolute_url())
    assert page.status_code == 200
    assert "hỏng mấy đoạn" in page.content.decode()
    assert "would_show_wrong" not in page.content.decode()
    assert asked.get(road.dossier.get_absolute_url()).status_code == 404
    assert asked.get(road.claim.get_absolute_url()).status_code == 404
