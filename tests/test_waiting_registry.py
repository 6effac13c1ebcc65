"""What waits for whom: every builder has something, leads only where its reader may go, asks few questions."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.people.making import confirm
from tests.today.filled import SECRET, STRANGERS, filled, press_world  # noqa: F401 - fixtures
from tests.verification.making import make_person

from nhipcau.common import waiting
from nhipcau.common.waiting import waiting_for
from nhipcau.people.rules import ROLES
from nhipcau.signing.actions.keys import make_key
from nhipcau.signing.models import Key

pytestmark = pytest.mark.django_db

OTHERS = ("steering", "reports")
"""Rooms whose rows are made in their own tests."""
NOT_MADE = {"signing.keys"}
"""What this world has no row of; it has a test of its own below."""


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return confirm(client)


def again(person: Any) -> Any:
    """Read a person anew: the roles are read once a request."""
    return type(person).objects.get(pk=person.pk)


@pytest.mark.slow
def test_every_builder_tells_something_and_every_line_opens_for_whom_it_is_told(filled: Any) -> None:  # noqa: F811
    people = [filled, *(make_person(role, name=f"Người {role}") for role in ROLES)]
    told: dict[str, int] = defaultdict(int)
    shut = []
    for person in map(again, people):
        client = signed_in(person)
        for key, builder in waiting._builders.items():
            if not waiting._is_waited_for(builder, person):
                continue
            for row in builder.build(person, timezone.now()):
                told[key] += 1
                status = client.get(row.url).status_code
                if status != 200:
                    shut.append((status, key, person.full_name, row.url))
                assert row.title
                assert str(row.what)
    assert not shut
    silent = {key for key in waiting._builders if key.partition(".")[0] not in OTHERS} - set(told)
    assert silent <= NOT_MADE, silent


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_nothing_of_another_unit_waits_for_anybody(filled: Any, role: str) -> None:  # noqa: F811
    stranger = again(make_person(role, unit=STRANGERS))
    rows = waiting_for(stranger, timezone.now())
    assert [row for row in rows if SECRET in f"{row.title} {row.what} {row.where}"] == []
    page = signed_in(stranger).get("/").content.decode()
    assert SECRET not in page


@pytest.mark.slow
def test_the_number_of_questions_does_not_grow_with_what_waits(filled: Any) -> None:  # noqa: F811
    from tests.press.making import make_enquiry
    from tests.verification.findings_making import make_dossier

    def asked() -> int:
        person = again(filled)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            rows = waiting_for(person, timezone.now())
        counted.append(len(rows))
        return len(seen)

    counted: list[int] = []
    before = asked()
    for number in range(4):
        make_enquiry(question=f"Hỏi thêm {number}")
        make_dossier(by=filled, wording=f"Nhận định thêm {number}.")
    assert asked() == before
    assert counted[1] >= counted[0] + 8
    assert before <= 60


def test_a_key_that_ends_waits_for_the_administrator_and_a_missing_one_is_late_at_once(
    settings: Any, tmp_path: Any
) -> None:
    settings.KEYS_DIR = tmp_path / "keys"
    administrator, now = again(make_person("administrator")), timezone.now()
    assert waiting_for(administrator, now) == []
    make_key(by=None, at=now)
    assert waiting_for(administrator, now) == []
    Key.objects.update(valid_until=now + timedelta(days=9))
    (row,) = waiting_for(administrator, now)
    assert row.due_at == now + timedelta(days=9)
    assert row.room == "signing"
    (gone,) = waiting_for(administrator, now + timedelta(days=10))
    assert gone.due_at == now + timedelta(days=10)
    others = waiting_for(again(make_person("officer")), now)
    assert [row for row in others if row.room == "signing"] == []
