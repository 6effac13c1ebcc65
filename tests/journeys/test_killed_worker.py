"""Workers killed with SIGKILL in mid-read lose nothing and double nothing, on a database in a file."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

PAGES = 120
KILLS = 12
ROOT = Path(__file__).resolve().parents[2]
SET_UP = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.conf import settings
from tests.journeys.making import fetched_page
for _ in range({PAGES}): fetched_page(settings.SNAPSHOT_DIR)
"""


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """Return the environment of an office of its own with pages on the queue."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")},
        "NHIPCAU_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-c", SET_UP], env=environment, cwd=ROOT, check=True)
    return environment


def start(office: dict[str, str], minutes: int) -> subprocess.Popen[bytes]:
    """Start a worker whose clock is that far ahead, so that the leases of the dead have run out."""
    Path(office["NHIPCAU_DATA_DIR"], "started").unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.journeys.reading_worker", str(minutes)]
    return subprocess.Popen(command, env=office, cwd=ROOT)


def await_start(office: dict[str, str], worker: subprocess.Popen[bytes]) -> None:
    while not Path(office["NHIPCAU_DATA_DIR"], "started").exists():
        assert worker.poll() is None
        time.sleep(0.02)


def rows(office: dict[str, str], query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(Path(office["NHIPCAU_DATA_DIR"], "nhipcau.sqlite3")) as database:
        return database.execute(query).fetchall()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_killed_workers_lose_nothing_and_double_nothing(office: dict[str, str]) -> None:
    chance = random.Random(11)
    for turn in range(KILLS):
        worker = start(office, minutes=turn * 6)
        await_start(office, worker)
        time.sleep(chance.uniform(0.05, 0.35))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    killed_after = rows(office, "SELECT COUNT(*) FROM monitoring_article")[0][0]
    assert 0 < killed_after < PAGES, "the kills must fall in the middle of the work"
    for last in (start(office, minutes=KILLS * 6), start(office, minutes=KILLS * 6)):
        assert last.wait(120) == 0
    assert rows(office, "SELECT state, COUNT(*) FROM sources_page GROUP BY state") == [("kept", PAGES)]
    assert rows(office, "SELECT COUNT(*), COUNT(DISTINCT page_id) FROM monitoring_article") == [
        (PAGES, PAGES)
    ]
    assert rows(office, "SELECT COUNT(*), COUNT(DISTINCT article_id) FROM monitoring_version") == [
        (PAGES, PAGES)
    ]
    assert rows(office, "SELECT COUNT(*) FROM monitoring_search_text") == [(PAGES,)]
    noted = (
        "SELECT COUNT(*), COUNT(DISTINCT subject) FROM record_entry WHERE verb = 'monitoring.store_article'"
    )
    assert rows(office, noted) == [(PAGES, PAGES)]
    assert rows(office, "PRAGMA integrity_check") == [("ok",)]
