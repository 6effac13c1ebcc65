"""A delegate is forgotten in every room at once, on request and on the conference's day; counts stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.learning.certifying import first_of, make_certified, make_officer
from tests.learning.questions_making import make_shown
from tests.training.making import Made

from nhipcau.attendance.actions.rolls import sign_roll
from nhipcau.attendance.queries.numbers import numbers
from nhipcau.common.folding import fold
from nhipcau.journeys.retention import clean
from nhipcau.learning.actions.asking import vote
from nhipcau.learning.printing.certificates import certificate_pdf
from nhipcau.training import forgetting
from nhipcau.training.actions.erasing import erase_delegate
from nhipcau.training.models import Site

pytestmark = pytest.mark.django_db
HOST, HOST_PHONE = "Sùng Thị Hồng Nhạn", "0206000777"


@pytest.fixture
def made(settings: Any, tmp_path: Path) -> Made:
    """Everybody came, asked, voted and holds a certificate; one host signed the roll."""
    settings.KEYS_DIR = tmp_path / "keys"
    made = make_certified(sites=1, per_site=3)
    Site.objects.update(host_name=HOST, host_phone=HOST_PHONE)
    sign_roll(at=timezone.now(), site=made.sites[0], half_day=made.half_days[0], name=HOST, by=make_officer())
    vote(at=timezone.now(), delegate=made.delegates[0], question=make_shown(made))
    certificate_pdf(first_of(made))  # made on request; no file of it stays
    return made


def hits(*traces: str) -> list[str]:
    """Look for every trace in every column of every table, and in every file of the office."""
    wanted = [trace.casefold() for name in traces for trace in (name, fold(name))]
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                said = " ".join(map(_words, row)).casefold()
                found += [f"{table}: {trace}" for trace in wanted if trace in said]
    for file in Path(settings.DATA_DIR).rglob("*"):
        if file.is_file() and ".sqlite3" not in file.name:
            content = file.read_bytes()
            found += [f"{file.name}: {name}" for name in traces if name.encode() in content]
    return found


def _words(cell: Any) -> str:
    held = bytes(cell) if isinstance(cell, memoryview) else cell
    return held.decode("utf-8", "replace") if isinstance(held, bytes) else str(held)


def test_on_request_a_person_is_gone_from_every_room_and_the_numbers_stay(made: Made) -> None:
    name, before = made.delegates[0].name, numbers(made.conference)
    assert any(line.startswith("learning_certificate") for line in hits(name))
    erase_delegate(by=make_officer(), at=timezone.now(), delegate=made.delegates[0], why="Theo yêu cầu")
    assert hits(name) == []
    assert numbers(made.conference) == before


def test_no_list_and_no_export_names_whom_we_forgot(made: Made, client: Client) -> None:
    name = made.delegates[0].name
    client.force_login(make_officer(), backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("attendance:board", args=[made.conference.public_id])
    pages = [address, f"{address}?export=csv", reverse("learning:certificates"),
             reverse("learning:conference_certificates", args=[made.conference.public_id])]  # fmt: skip
    assert any(name in _read(client, page) for page in pages)
    erase_delegate(by=make_officer(), at=timezone.now(), delegate=made.delegates[0], why="Theo yêu cầu")
    assert not [page for page in pages if name in _read(client, page)]


def _read(client: Client, page: str) -> str:
    answer = client.get(page)
    assert answer.status_code == 200, page
    return answer.getvalue().decode("utf-8", "replace")


def test_on_the_conferences_day_everybody_is_forgotten_by_the_clean_up(made: Made) -> None:
    names = [one.name for one in made.delegates]
    after = timezone.now() + timedelta(days=800)
    counts = clean(at=after)
    assert counts.dropped["training.delegate"] == len(names)
    assert counts.dropped["training.host"] == 2  # the site's host and who signed its roll
    assert hits(*names, HOST, HOST_PHONE) == []
    assert clean(at=after).dropped["training.delegate"] == 0


def test_every_room_that_keeps_delegates_says_how_it_forgets() -> None:
    assert forgetting.rooms() == {"learning"}
