"""Every address of the press office's rooms × every role × another unit's rows: 404 and not one byte of them."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, reverse
from tests.charter.house import addresses
from tests.contacts.making import make_contact
from tests.incidents.test_incidents import EN, VI, make_incident, make_template
from tests.people.making import confirm
from tests.presenting.making import make_asset, make_channel, make_piece, make_plan, write
from tests.press.making import make_enquiry
from tests.statements.making import (
    NOW,
    make_office,
    make_published,
    make_speaker,
    make_statement,
    submit,
    version_of,
)
from tests.verification.making import make_person

from nhipcau.common import faults
from nhipcau.incidents.rules.holding import Text
from nhipcau.people.rules import ROLES
from nhipcau.presenting.actions.kits import make_kit
from nhipcau.translation.actions.keeping import add_term

SECRET = "Khuổi Lếch Thượng"
"""Stands in every text of this world and nowhere else."""
STRANGERS = "p14"
ROOMS = ("statements", "presenting", "press", "incidents", "contacts", "spokespersons", "translation")
OTHER_PLACES = {
    "language": ["en"], "rendition": ["full"], "ending": ["docx"], "position": [1], "working": [1],
}  # fmt: skip
"""What stands in an address beside the id of a row."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """One row of everything, of one unit; the page of a 404, which knows no row, is not drawn."""
    settings.KEYS_DIR, settings.MEDIA_DIR = tmp_path / "keys", tmp_path / "media"
    writer = make_person("officer", name=f"{SECRET} A")
    speaker = make_person("spokesperson", name=f"{SECRET} B")
    office = make_office(str(writer.unit_id))
    make_speaker(speaker, office=office)
    make_statement(writer, title=SECRET, body=SECRET)
    waiting = make_statement(writer, title=SECRET, lead=SECRET, body=SECRET)
    submit(version_of(waiting))
    make_published(speaker, by=writer, title="Tin đã công bố")
    make_enquiry(question=SECRET, outlet_name=SECRET)
    texts = [Text(one.language, f"{SECRET} {one.title}", one.body) for one in (VI, EN)]
    make_template(writer, name=SECRET, texts=texts)
    make_incident(writer, title=SECRET, place=SECRET)
    make_contact(name=SECRET)
    asset = make_asset(writer, captions={"vi": SECRET}, alts={"vi": SECRET})
    piece = make_piece(writer, title=SECRET, body=SECRET)
    write(piece, writer, [asset])
    make_plan(writer, title=SECRET)
    make_channel(writer, name=SECRET)
    make_kit(by=writer, at=NOW, titles={"vi": SECRET}, leads={}, assets=[asset], pieces=[])
    add_term(by=writer, at=NOW, source_language="vi", target_language="en", source=SECRET, target="x")
    monkeypatch.setattr(faults, "_page", lambda _request, status, *_words: HttpResponse(status=status))
    return writer


def room_of(pattern: URLPattern) -> str:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    room = view.__module__.removeprefix("nhipcau.").partition(".")[0]
    return room if room in ROOMS and pattern.name else ""


def names_of(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.regex.groupindex)  # type: ignore[attr-defined]


def ids(room: str) -> list[str]:
    """Every public id of every row of a room, and of statements, which other rooms' addresses name too."""
    found: list[str] = []
    for label in {room, "statements"}:
        for model in apps.get_app_config(label).get_models():
            if any(field.name == "public_id" for field in model._meta.get_fields()):
                found += list(model.objects.values_list("public_id", flat=True))
    return sorted(found)


def urls(pattern: URLPattern) -> list[str]:
    """Return the address with every row's id in every place that takes one."""
    room, names = room_of(pattern), names_of(pattern)
    fixed = [name for name in names if name in OTHER_PLACES]
    made = []
    for public_id in ids(room):
        for values in product(*(OTHER_PLACES[name] for name in fixed)):
            given = dict.fromkeys(names, public_id) | dict(zip(fixed, values, strict=True))
            try:
                made.append(reverse(f"{room}:{pattern.name}", kwargs=given))
            except NoReverseMatch:
                continue
    return made


def signed_in(*roles: str, unit: str = STRANGERS) -> Client:
    client = Client()
    client.force_login(make_person(*roles, unit=unit), backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client)


def of_rows() -> list[URLPattern]:
    return [pattern for pattern in addresses() if room_of(pattern) and names_of(pattern)]


@pytest.mark.slow
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_with_every_role_gets_404_for_every_row(world: Any, method: str) -> None:
    stranger = signed_in(*[role for role in ROLES if role != "administrator"])
    asked, let_in = 0, []
    for pattern in of_rows():
        for url in urls(pattern):
            asked += 1
            response = getattr(stranger, method)(url)
            body = b"".join(response) if response.status_code != 302 else response["Location"].encode()
            if response.status_code not in {403, 404, 405} or SECRET.encode() in body:
                let_in.append((response.status_code, url))
    assert not let_in
    assert asked > 400


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_a_stranger_sees_nothing_of_it_in_any_list_or_export(world: Any, role: str) -> None:
    stranger = signed_in(role)
    shown = []
    patterns = [pattern for pattern in addresses() if room_of(pattern) and not names_of(pattern)]
    assert len(patterns) > 25
    for pattern in patterns:
        url = reverse(f"{room_of(pattern)}:{pattern.name}")
        for query in ("", "?export=csv", "?q=Khuoi+Lech"):
            response = stranger.get(f"{url}{query}")
            if SECRET.encode() in b"".join(response):
                shown.append(f"{url}{query}")
    assert not shown


def test_the_unit_itself_finds_its_rows(world: Any) -> None:
    """The scans above prove nothing if nobody could read the rows."""
    own = signed_in("officer", unit=str(world.unit_id))
    lists = ("statements:list", "presenting:pieces", "presenting:assets", "presenting:kits", "presenting:plans",
             "presenting:channels", "press:enquiries", "incidents:incidents", "incidents:templates",
             "contacts:list", "spokespersons:list", "translation:list")  # fmt: skip
    blind = [name for name in lists if SECRET.encode() not in own.get(reverse(name)).content]
    assert not blind
