"""Two workers and two presses at one moment: one letter, one task. On PostgreSQL, where threads share data."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.apps import apps
from django.db import connection, connections
from tests.steering.making import NOW, make_obligation, make_official, make_task, make_tree

from nhipcau.clocks.rules.calendar import ZONE
from nhipcau.steering.actions.plans import make_plan
from nhipcau.steering.actions.reminding import remind
from nhipcau.steering.models import Plan, Reminder, Task

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="threads share no database in memory"),
]
WORKERS = 4
DUE = date(2026, 12, 14)


def at_once(do: Callable[[], object]) -> None:
    faults: list[BaseException] = []
    start = threading.Barrier(WORKERS)

    def work() -> None:
        try:
            start.wait()
            do()
        except BaseException as fault:  # noqa: BLE001 - a thread must not swallow it
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults


def test_workers_at_one_moment_write_each_reminder_once() -> None:
    make_tree(2)
    for place, unit in enumerate(("p04", "p20")):
        make_official(f"nguoi{place}", "officer", unit=unit)
        for number in range(10):
            make_task(unit, DUE, title=f"Việc {number}")
    moment = datetime.combine(DUE - timedelta(days=7), time(9), ZONE)
    at_once(lambda: remind(at=moment, limit=10))
    remind(at=moment, limit=10)
    assert Reminder.objects.count() == 20
    assert apps.get_model("mailing.Letter").objects.count() == 2


def test_a_plan_made_by_many_at_once_has_each_task_once() -> None:
    make_tree(1)
    officer = make_official("lan", "officer")
    make_obligation(["p04"], what="Báo cáo", repeats="half", due_on=date(2026, 6, 6))
    at_once(lambda: make_plan(by=officer, at=NOW, unit_id="p04", year=2027))
    assert Plan.objects.count() == 1
    assert Task.objects.count() == 2
