"""How many statements a check-in takes: few, and not more for a larger batch of people."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.attendance.making import arrives, later, taken, with_passes
from tests.training.making import Made, make_conference

from nhipcau.attendance.actions.devices import add_device, device_of_token, enrol

MOST_SCAN = 10
"""Check 1 of the design, the transaction and the record's entry counted in."""
MOST_POSTGRESQL = 2
"""There the rolls and the record's head are held by a lock each, which SQLite's gate makes needless."""


def counted(made: Made, *facts: object, minutes: float) -> int:
    now = later(minutes)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        device = device_of_token(made.token)  # type: ignore[attr-defined]
        taken(made, *facts, at=now, device=device)  # type: ignore[arg-type]
    return len(captured)


@pytest.fixture
def made(transactional_db: None) -> Made:
    made = with_passes(make_conference(sites=1, per_site=130))
    _device, code = add_device(by=None, at=later(-5), site=made.sites[0], label="Máy 1")
    made.token = enrol(at=later(-5), code=code)[1]  # type: ignore[attr-defined]
    return made


def test_a_scan_takes_few_statements(made: Made) -> None:
    taken(made, arrives(made, made.delegates[0]), at=later(1), device=device_of_token(made.token))  # type: ignore[attr-defined]
    most = MOST_SCAN + (MOST_POSTGRESQL if connection.vendor == "postgresql" else 0)
    assert counted(made, arrives(made, made.delegates[1]), minutes=1.1) <= most


def test_a_larger_batch_takes_hardly_more(made: Made) -> None:
    few = counted(made, *(arrives(made, one) for one in made.delegates[:5]), minutes=1)
    many = counted(made, *(arrives(made, one) for one in made.delegates[5:]), minutes=2)
    assert many <= few + 6  # SQLite takes some sixty rows in one statement
