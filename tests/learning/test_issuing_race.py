"""Two officers press "issue" at one moment: nobody gets two certificates, no place of the public list is given twice."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from tests.attendance.attending import arrive
from tests.learning.certifying import make_officer, rule
from tests.learning.questions_making import at_once
from tests.training.making import Made, make_conference

from nhipcau.common.refusals import Refused
from nhipcau.learning.actions.certifying import issue
from nhipcau.learning.models import Certificate
from nhipcau.signing.actions.keys import make_key

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="on SQLite the write gate lets one in at a time"
    ),
]


def make_due(title: str) -> Made:
    made = make_conference(sites=1, per_site=4, title=title)
    for delegate in made.delegates:
        arrive(delegate, made.half_days[0])
    rule(made, timezone.now())
    return made


def test_at_one_moment_each_gets_one_certificate_and_a_place_of_its_own(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"
    at = timezone.now()
    make_key(by=None, at=at)
    one, other, officer = make_due("Một"), make_due("Hai"), make_officer()
    runs = [partial(issue, by=officer, at=at, conference=made.conference, confirmed_at=at)
            for made in (one, other, one, other)]  # fmt: skip
    results = at_once(*runs)
    assert sorted(str(each) for each in results if not isinstance(each, Exception)) == ["4", "4"], results
    assert all(isinstance(each, Refused) for each in results if isinstance(each, Exception)), results
    rows = Certificate.objects.values_list("place", "delegate", "registration__number")
    assert len(rows) == 8
    for column in range(3):
        assert len({row[column] for row in rows}) == 8
