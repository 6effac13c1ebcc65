"""Every address of steering, reports, needs and decrees × every role × rows of others: 404 and no byte of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse
from tests.learning.world import SECRET, one_of_each
from tests.reports.making import make_period, make_report
from tests.reports.world import BELOW, BESIDE, COMMUNE, PROVINCE, World, make_world
from tests.steering.making import NOW, make_country, make_directive, make_obligation, make_task
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
from nhipcau.steering.models import Plan

ROOMS = ("steering", "reports")
OTHERS = {"ending": ["docx", "pdf"], "kind": ["csv", "xlsx"], "code": ["releases"], "key": ["a" * 26],
          "unit_id": [PROVINCE, COMMUNE], "what": ["merge"], "place": ["0"]}  # fmt: skip
"""What stands in an address beside the id of a row."""
PUBLIC = {"units:decrees", "units:decree", "units:became", "units:decree_sheet"}
"""The map and its decrees are one for every unit; everybody reads them."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """One row of everything; the page of a 404, which knows no row, is not drawn."""
    settings.KEYS_DIR, settings.MATERIAL_DIR = tmp_path / "keys", tmp_path / "files"
    monkeypatch.setattr(faults, "_page", lambda _request, status, *_words: HttpResponse(status=status))
    with time_machine.travel(NOW, tick=False):
        yield make_world()


def room(pattern: URLPattern) -> str:
    """Return the room; of training only the needs, of units only the decrees."""
    found = room_of(pattern)
    view = getattr(pattern.callback, "view_class", pattern.callback)
    part = str(view.__module__).rpartition(".")[2]
    is_ours = (
        found in ROOMS or part == "needs" or (found == "units" and part.startswith(("decree", "became")))
    )
    return found if is_ours else ""


def ids(pattern: URLPattern) -> list[str]:
    if room(pattern) == "units":
        return ["khong-co"]
    found = one_of_each(*ROOMS)
    need = one_of_each("training")["training.need"]
    rows = {each for each in (*found.values(), need) if each} | all_ids()
    return sorted(rows)


def all_ids() -> set[str]:
    """Return the ids of every plan and task: signed or not, open or waiting, they answer differently."""
    from nhipcau.reports.models import Report
    from nhipcau.steering.models import Task

    return {
        row for model in (Plan, Task, Report) for row in model.objects.values_list("public_id", flat=True)
    }


WALK = Walk(room_of=room, ids=ids, others=OTHERS)
EVERYTHING = [*all_but_administrator()]


def of_a_unit() -> list[URLPattern]:
    return [pattern for pattern in WALK.by_account() if room(pattern) != "units"]


def let_in(client: Client, method: str, urls: list[str]) -> list[tuple[int, str]]:
    """Return the addresses that answer anything but 404, or tell the secret."""
    found = []
    for url in urls:
        response = getattr(client, method)(url)
        if response.status_code not in {404, 405} or SECRET.encode() in told(response):
            found.append((response.status_code, url))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("unit", [BESIDE, BELOW])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_with_every_role_gets_404_for_every_row(world: World, method: str, unit: str) -> None:
    stranger = signed_in(*EVERYTHING, unit=unit)
    urls = [url for pattern in of_a_unit() if places_of(pattern) for url in WALK.urls(pattern)]
    assert not let_in(stranger, method, urls)
    assert len(urls) > 1500


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_unit_below_does_not_read_what_stands_above_it(world: World, method: str) -> None:
    """The commune whose own report is there opens nothing of its province but what binds or scores it."""
    own = signed_in(*EVERYTHING, unit=COMMUNE)
    shut = [
        ("steering:plan", world.plan), ("steering:task", world.task), ("training:need", world.need),
        ("reports:report", world.province), ("reports:words", world.province),
        ("reports:limits", world.province), ("reports:history", world.province),
        ("reports:review", world.review), ("reports:write_review", world.review),
        ("reports:freeze_review", world.review), ("reports:following", world.review),
        ("reports:score_award", world.award), ("reports:review_report", world.commune),
        ("reports:extend", world.commune), ("reports:close", world.period),
        ("reports:approve_many", world.period), ("steering:change_directive", world.directive),
        ("steering:mark_clause", world.directive), ("steering:change_obligation", world.obligation),
        ("steering:take_back", world.obligation),
    ]  # fmt: skip
    urls = [reverse(name, args=[row.public_id]) for name, row in shut]  # type: ignore[attr-defined]
    assert not let_in(own, method, urls)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_own_rows_lead_to_no_foreign_ones(world: World, method: str) -> None:
    """An own period, report, task or directive in the first place of an address, a foreign row in the next."""
    period = make_period(root=BESIDE)
    report = make_report(period, BESIDE)
    task = make_task(BESIDE)
    obligation = make_obligation([BESIDE], make_directive(BESIDE))
    officer = signed_in(*EVERYTHING, unit=BESIDE)
    own = {row.public_id for row in (period, report, task, obligation)}
    urls = [
        url
        for pattern in of_a_unit()
        if len([name for name in places_of(pattern) if name not in {"code", "ending", "kind", "key"}]) > 1
        for first in sorted(own)
        for url in WALK.urls(pattern, first)
        if url.count(first) == 1
    ]
    assert not let_in(officer, method, urls)
    assert len(urls) > 100


@pytest.mark.slow
@pytest.mark.parametrize("unit", [BESIDE, BELOW])
@pytest.mark.parametrize("role", ROLES)
def test_a_stranger_sees_nothing_of_it_in_any_list_or_export(world: World, role: str, unit: str) -> None:
    stranger = signed_in(role, unit=unit)
    pages = [reverse(WALK.name_of(pattern)) for pattern in WALK.by_account() if not places_of(pattern)]
    pages += [reverse("home"), reverse("today:search"), reverse("today:today")]
    assert len(pages) > 25
    queries = ("", "?export=csv", "?export=xlsx", "?q=Khuoi+Lech", "?all=1&q=Khuổi", "?whose=below",
               "?whose=below&export=csv", "?month=2026-12&whose=below")  # fmt: skip
    shown = [
        f"{page}{query}" for page in pages for query in queries
        if tells_secret(stranger.get(f"{page}{query}"), query)
    ]  # fmt: skip
    assert not shown


def tells_secret(response: Any, query: str) -> bool:
    """Look into the text of an answer; a search field that repeats what was asked says `Khuoi Lech` alone."""
    content = told(response)
    if "xlsx" in query and content[:2] == b"PK":
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist())
    return SECRET.encode() in content


def test_every_address_of_an_account_names_what_it_needs() -> None:
    assert [WALK.name_of(pattern) for pattern in WALK.by_account() if not needed(pattern)] == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ["", *ROLES])
def test_a_colleague_without_the_permission_gets_403(world: World, role: str) -> None:
    """Of the same unit: an address that he may not use opens for none of its rows, by GET or POST."""
    client = signed_in(*([role] if role else []), unit=PROVINCE)
    wrong = []
    for pattern in WALK.by_account():
        if needed(pattern) and all(may([role], action) for action in needed(pattern)):
            continue
        for method in ("get", "post"):
            seen = list(WALK.answers(client, method, pattern, SECRET))
            shut = seen and seen[-1] == 403 and set(seen) <= {403, 404, 405}
            if not shut and set(seen) != {405}:
                wrong.append((WALK.name_of(pattern), method, seen))
    assert not wrong


def test_without_signing_in_nothing_opens_but_the_feed(world: World) -> None:
    assert {WALK.name_of(pattern) for pattern in WALK.everything() if is_open(pattern)} == {
        "steering:calendar_feed"
    }
    nobody = Client()
    for pattern in WALK.by_account():
        for url in WALK.urls_or_page(pattern)[:2]:
            for method in ("get", "post"):
                response = getattr(nobody, method)(url)
                assert response.status_code == 302, f"{response.status_code} {url}"
                assert response["Location"].startswith("/dang-nhap/"), response["Location"]


def test_the_unit_itself_and_the_units_above_find_the_rows(world: World) -> None:
    """The scans above prove nothing if nobody could read the rows."""
    make_country()
    pages = [("steering:plan", world.plan), ("steering:task", world.task), ("steering:directive", world.directive),
             ("steering:obligation", world.obligation), ("reports:report", world.commune),
             ("reports:words", world.province), ("reports:limits", world.province),
             ("reports:review", world.review), ("reports:award", world.award)]  # fmt: skip
    for unit in (PROVINCE, "vn"):
        client = signed_in(*EVERYTHING, unit=unit)
        blind = [
            name for name, row in pages
            if SECRET.encode() not in client.get(reverse(name, args=[row.public_id])).content  # type: ignore[attr-defined]
        ]  # fmt: skip
        assert not blind, unit
    own = signed_in(*EVERYTHING, unit=PROVINCE)
    for name in ("steering:tasks", "steering:plans", "steering:committees", "steering:directives",
                 "reports:reviews", "reports:practices", "reports:awards", "training:needs"):  # fmt: skip
        assert SECRET.encode() in own.get(reverse(name)).content, name
