"""The sample press office goes through the rooms' own actions: what a newcomer finds in the demo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.verification.making import make_unit

from nhipcau.journeys.sample_press import answered_at, start_press_office
from nhipcau.people.models import Person, RoleGrant
from nhipcau.statements.models import Edition, Statement
from nhipcau.statements.queries.public import published

pytestmark = pytest.mark.django_db
PEOPLE = {
    "quantri": "administrator",
    "chuyenvien": "officer",
    "phatngon": "spokesperson",
    "biendich": "translator",
}


@pytest.fixture(autouse=True)
def sample_people() -> None:
    for username, role in PEOPLE.items():
        person = Person.objects.create_user(
            username=username, email=f"{username}@example.vn", password=None, full_name=f"Người {username}",
            unit=make_unit("p04"),
        )  # fmt: skip
        RoleGrant.objects.create(person=person, role=role)


def test_the_sample_office_speaks_once() -> None:
    at = timezone.now()
    assert start_press_office(at=at)
    told = {one.kind: one for one in published(latest_only=True)}
    assert set(told["response"].words) == {"vi", "en", "zh", "lo", "km", "fr"}
    assert told["notice"].publication == "withdrawn"
    corrected = Statement.objects.get(title__startswith="Họp báo quý")
    assert list(corrected.editions.values_list("number", "publication")) == [
        (1, "corrected"),
        (2, "published"),
    ]
    assert Edition.objects.filter(publication="scheduled", release_at__gt=at).count() == 1
    assert Statement.objects.filter(editions__versions__workflow="in_review").distinct().count() == 1
    assert answered_at() is not None
    assert not start_press_office(at=at + timedelta(minutes=1))
