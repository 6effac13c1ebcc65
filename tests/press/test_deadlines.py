"""Due days of enquiries against a slow reference of our own: days off, Tết, made-up days, hand-overs."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.people.making import make_unit
from tests.press.making import make_enquiry, make_people

from nhipcau.clocks.rules.calendars import office_calendar
from nhipcau.common.dated import BOOKS
from nhipcau.press.actions.passing import assign, hand_over

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db
RULES = {
    (row["code"], row["from"]): row
    for row in tomllib.loads((BOOKS / "clocks.toml").read_text("utf-8"))["rule"]
    if row["code"] in {"press.enquiry", "press.foreign_enquiry"}
}


def is_worked(day: date) -> bool:
    """Say whether a day is worked: read off the calendar's own marks, one day at a time."""
    special = office_calendar().special.get(day)
    return special.is_worked if special else day.weekday() < 5


def slow_due(received: datetime, *, is_foreign: bool) -> datetime:
    """Walk day by day: the day of receipt is not counted, a period never ends on a day off."""
    day = received.astimezone(HERE).date()
    if is_foreign:
        left = 5
        while left:
            day += DAY
            left -= is_worked(day)
    else:
        for _each in range(30):
            day += DAY
        while not is_worked(day):
            day += DAY
    return datetime.combine(day + DAY, time(), HERE)


FIRST, LAST = (datetime.fromisoformat(day) for day in ("2026-01-01", "2027-06-30"))
moments = st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.just(HERE))


@settings(max_examples=20, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(received=moments, is_foreign=st.booleans(), waits=st.lists(st.integers(1, 90), max_size=4))
@example(received=datetime(2026, 2, 13, 16, 59, tzinfo=HERE), is_foreign=True, waits=[30, 30])
@example(received=datetime(2026, 2, 12, 0, 0, tzinfo=HERE), is_foreign=True, waits=[])
@example(received=datetime(2026, 1, 15, 23, 59, 59, tzinfo=HERE), is_foreign=False, waits=[200])
@example(received=datetime(2026, 8, 28, 9, 0, tzinfo=HERE), is_foreign=True, waits=[1])
def test_due_is_what_the_slow_reference_says(received: datetime, is_foreign: bool, waits: list[int]) -> None:
    from django.db import transaction

    with transaction.atomic():
        _check(received, is_foreign=is_foreign, waits=waits)
        transaction.set_rollback(True)


def _check(received: datetime, *, is_foreign: bool, waits: list[int]) -> None:
    desks = {"p04": make_people()[0], "p08": _desk_of("p08")}
    row = make_enquiry(at=received + timedelta(minutes=40), received_at=received, is_foreign=is_foreign)
    wanted = slow_due(received, is_foreign=is_foreign)
    assert row.clock.due_at == wanted
    at = received + timedelta(minutes=40)
    for hours in waits:
        at += timedelta(hours=hours)
        holder = desks[row.unit_id]
        assign(by=holder, at=at, enquiry=row, holder=holder)
        taker = next(unit for unit in desks if unit != row.unit_id)
        row = hand_over(by=holder, at=at, enquiry=row, unit_id=taker, reason="Việc của nơi kia")
        row.clock.refresh_from_db()
        assert (row.clock.due_at, row.clock.started_at, row.received_at) == (wanted, received, received)


def _desk_of(unit_id: str) -> Any:
    from tests.people.making import make_person

    make_unit(unit_id, "Tuyên Quang", "08")
    person = make_person("chi.ma", "officer")
    person.unit_id = unit_id
    person.save()
    return person
