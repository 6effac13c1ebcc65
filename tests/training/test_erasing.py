"""Erasing a delegate: afterwards no table, file or letter holds the name, and every count stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.people.making import make_person
from tests.training.making import NOW, Made, make_conference

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.training.actions.doors import add_substitute, admit_walk_in
from nhipcau.training.actions.erasing import erase_delegate, erase_expired, expired
from nhipcau.training.actions.inviting import answer, invite, tell_changes
from nhipcau.training.actions.nominating import correct_delegate, swap_delegate
from nhipcau.training.models import Delegate, Round, Site
from nhipcau.training.queries.delegates import delegates_of_site, found, places_of
from nhipcau.training.queries.keys import answer_address, link_key
from nhipcau.training.rules import keys

pytestmark = pytest.mark.django_db
NAME, MAIL, PHONE = "Quàng Thị Xuyến Chi", "xuyenchi@coquan.example", "0969555441"
POST, WHY = "Chuyên viên nghiên cứu hiếm", "chăm mẹ ốm ở Bệnh viện Xa"
TRACES = (NAME, fold(NAME), MAIL, PHONE, POST, fold(POST), WHY)


def hits() -> list[str]:
    """Look for every trace in every column of every table, and in every file of the office."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                said = " ".join(_words(cell) for cell in row).casefold()
                found += [f"{table}: {trace}" for trace in TRACES if trace.casefold() in said]
    for file in Path(settings.DATA_DIR).rglob("*"):
        if file.is_file() and file.suffix not in {".sqlite3", ".sqlite3-wal", ".sqlite3-shm"}:
            content = file.read_bytes()
            found += [f"{file.name}: {trace}" for trace in TRACES if trace.encode() in content]
    return found


def _words(cell: Any) -> str:
    if isinstance(cell, memoryview):
        cell = bytes(cell)
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


@pytest.fixture
def made() -> Made:
    """A conference where one person was invited, told a change, answered, and was given as a reason."""
    made = make_conference(sites=2, per_site=2)
    Round.objects.update(deadline_at=NOW + timedelta(days=1))
    row, early = made.delegates[0], NOW - timedelta(days=5)
    told = {"name": NAME, "post": POST, "phone": PHONE, "email": MAIL}
    correct_delegate(by=None, at=early, quota=made.quotas[0], delegate=row, seen=row.revision, **told)
    invite(by=make_person("to-chuc", "officer"), at=early, conference=made.conference, delegates=[row])
    Site.objects.filter(pk=row.site_id).update(room="Phòng khác")
    tell_changes(at=early, limit=10)
    answer(at=early, delegate=row, answer="excused", words=WHY)
    row.refresh_from_db()
    return made


def test_nothing_of_a_person_is_left_and_every_count_stays(made: Made) -> None:
    row = made.delegates[0]
    assert len(hits()) > 8
    before = places_of(made.conference).count()
    link = reverse("training:answer_link", args=[row.public_id, link_key(keys.ANSWER, row.public_id, 1)])
    erase_delegate(by=make_person("xoa", "officer"), at=NOW, delegate=row, why="người đó đề nghị")
    assert hits() == []
    assert places_of(made.conference).count() == before
    assert row not in delegates_of_site(made.sites[0])
    assert list(found(made.conference, fold(NAME))) == []
    assert Client().get(link).status_code == 404
    assert (
        Client()
        .get(answer_address(Delegate.objects.get(pk=row.pk)).partition("testserver")[2] or link)
        .status_code
        == 404
    )
    row.refresh_from_db()
    assert (row.answer, row.site_id, row.erased_at) == ("excused", made.sites[0].pk, NOW)


def test_a_page_seen_in_a_session_keeps_no_name(made: Made) -> None:
    organiser = make_person("to-chuc-2", "officer")
    client = Client()
    client.force_login(organiser)
    client.get(reverse("training:delegates", args=[made.conference.public_id]), {"q": NAME})
    client.get(reverse("training:delegate", args=[made.delegates[0].public_id]))
    client.post(
        reverse("training:erase_delegate", args=[made.delegates[0].public_id]),
        {"why": "đề nghị"},
        follow=True,
    )
    assert hits() == []


def test_a_swapped_person_a_walk_in_and_a_substitute_are_erased_too(made: Made) -> None:
    row, site = made.delegates[0], made.sites[0]
    swap_delegate(
        by=None, at=NOW, quota=made.quotas[0], delegate=row, name="Lý Thu Yến", post="x", reason=WHY
    )
    walk_in = admit_walk_in(
        conference_id=made.conference.pk, site_id=site.pk, name=NAME, post=POST, body_words=NAME,
        category_id=None, reason=WHY, at=NOW,
    )  # fmt: skip
    stand_in = add_substitute(
        place=made.delegates[1], site_id=site.pk, name=NAME, post=POST, reason=WHY, at=NOW
    )
    for one in (row, walk_in, stand_in):
        erase_delegate(by=make_person(f"x{one.pk}", "officer"), at=NOW, delegate=one, why="đề nghị")
    assert hits() == []
    assert Delegate.objects.filter(origin__in=["walk_in", "substitute"]).count() == 2


def test_the_letters_of_an_address_stay_while_somebody_else_has_it(made: Made) -> None:
    other = make_conference(sites=1, per_site=1, title="Hội nghị khác")
    Delegate.objects.filter(pk=other.delegates[0].pk).update(email=MAIL)
    invite(
        by=make_person("y", "officer"),
        at=NOW - timedelta(days=1),
        conference=other.conference,
        delegates=other.delegates,
    )
    erase_delegate(by=make_person("x", "officer"), at=NOW, delegate=made.delegates[0], why="đề nghị")
    erase_delegate(by=make_person("z", "officer"), at=NOW, delegate=other.delegates[0], why="đề nghị")
    assert hits() == []


def test_whose_day_has_passed_is_forgotten_by_itself(made: Made) -> None:
    last = made.conference.personal_until
    day = NOW + (last - NOW.date())
    assert erase_expired(at=day) == 0
    assert expired(day + timedelta(days=1)).count() == 4
    assert [erase_expired(at=day + timedelta(days=1), limit=3) for _time in range(3)] == [3, 1, 0]
    assert hits() == []
    assert places_of(made.conference).count() == 4


def test_erasing_asks_why(made: Made) -> None:
    with pytest.raises(Refused):
        erase_delegate(by=make_person("x", "officer"), at=NOW, delegate=made.delegates[0], why=" ")
