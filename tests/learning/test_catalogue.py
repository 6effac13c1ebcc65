"""The catalogue: what was taught, whom it reached by unit, which units it did not reach."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from tests.attendance.attending import arrive
from tests.learning.certifying import make_officer
from tests.training.making import DAY, Made, make_conference

from nhipcau.learning.queries.catalogue import (
    catalogue_for,
    people_of_unit,
    reached_by_unit,
    taught,
    units_without,
)

pytestmark = pytest.mark.django_db
SINCE = date(2025, 7, 1)


def make_commune(unit_id: str, name: str) -> Any:
    """Return a commune directly under the province of the tests."""
    unit = apps.get_model("units.Unit").objects.create(id=unit_id, level=3)
    names = {"unit": unit, "kind": "xa", "code": unit_id[-5:], "name": name, "folded": name.lower()}
    apps.get_model("units.UnitName").objects.create(starts_on=SINCE, **names)
    apps.get_model("units.UnitEdge").objects.create(child=unit, parent_id="p04", starts_on=SINCE)
    return unit


def make_taught() -> tuple[Made, Any, Any]:
    """Return a conference to which one commune came to the morning, the other not at all."""
    made = make_conference(sites=2, per_site=2)
    came, missed = make_commune("c90001", "Mẫu Một"), make_commune("c90002", "Mẫu Hai")
    body = made.delegates[2].body
    body.unit = came
    body.save()
    for delegate in made.delegates[2:]:
        arrive(delegate, made.half_days[0])
    return made, came, missed


def test_whom_a_topic_reached_and_whom_not() -> None:
    made, came, missed = make_taught()
    person, topic = make_officer(), made.sessions[0].topic
    other = made.sessions[1].topic
    reached = reached_by_unit(person, [topic.pk], DAY)
    assert [(line.unit_id, line.people, line.topics) for line in reached] == [(came.pk, 2, 1)]
    assert [line.unit_id for line in units_without(person, [topic.pk], DAY)] == [missed.pk]
    assert {line.unit_id for line in units_without(person, [other.pk], DAY)} == {came.pk, missed.pk}


def test_where_and_by_whom_it_was_taught() -> None:
    made, _came, _missed = make_taught()
    told = taught(make_officer(), made.sessions[0].topic)
    assert [(one.conference, one.day, one.reached) for one in told] == [(made.conference, DAY, 2)]
    assert [speaker.name for speaker in told[0].speakers] == ["Đàm Quang Lộc"]
    rows = {row.pk: row.times for row in catalogue_for(make_officer())}
    assert rows[made.sessions[0].topic_id] == 1
    made.conference.state, made.conference.settled_at = "cancelled", made.half_days[0].starts_at
    made.conference.save()
    assert taught(make_officer(), made.sessions[0].topic) == []


def test_names_only_until_they_are_forgotten_and_only_for_some() -> None:
    made, came, _missed = make_taught()
    topics, person = [made.sessions[0].topic_id], make_officer()
    assert len(people_of_unit(person, came.pk, topics)) == 2
    gone = made.delegates[2]
    gone.name, gone.erased_at = "", made.half_days[0].ends_at
    gone.save()
    assert [row.pk for row, _topics in people_of_unit(person, came.pk, topics)] == [made.delegates[3].pk]
    assert reached_by_unit(person, topics, DAY)[0].people == 2, "the count outlives the name"
    reader = make_officer("xem.ha", "translator")
    assert people_of_unit(reader, came.pk, topics) == []


def test_pages_and_files() -> None:
    made, came, _missed = make_taught()
    client = Client()
    client.force_login(make_officer())
    topic = made.sessions[0].topic
    for address in (reverse("learning:catalogue"), topic.get_absolute_url(), reverse("learning:learned"),
                    reverse("learning:unreached"), reverse("learning:learned_unit", args=[came.pk]),
                    reverse("learning:change_topic", args=[topic.public_id])):  # fmt: skip
        assert client.get(address).status_code == 200, address
    told = b"".join(client.get(reverse("learning:unreached"), {"export": "csv"})).decode()  # type: ignore[arg-type]
    assert "Mẫu Hai" in told
    assert "Mẫu Một" not in told
    found = client.get(
        reverse("learning:unreached"), {"q": "mau hai", "topic": topic.public_id}
    ).content.decode()
    assert "Mẫu Hai" in found
