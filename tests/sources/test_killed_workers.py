"""Real workers on a file database, killed with SIGKILL in mid-work: nothing lost, nothing doubled."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.sources.press import publish
from tests.sources.site import Site

PAGES = 40
KILLS = 6

WORKER = """
import sys, time, django
django.setup()
from datetime import timedelta
from django.utils import timezone
from nhipcau.sources import rules
from nhipcau.sources.actions import claiming, fetching, polling, reading
LEASE = timedelta(seconds=1)
polling.LEASE = fetching.LEASE = reading.LEASE = LEASE
from nhipcau.sources.office import office_fetcher
fetch = office_fetcher()
while True:
    at = timezone.now()
    polling.poll_due_feeds(at=at, limit=5, fetch=fetch)
    fetching.fetch_due_pages(at=at, limit=4, fetch=fetch)
    for claimed in reading.claim_pages_to_read(at=timezone.now(), limit=1, lease=LEASE):
        print("reading", claimed.id, flush=True)
        time.sleep(0.1)
        if reading.settle_page(page_id=claimed.id, token=claimed.token, state="kept", reason="", detail="",
                               at=timezone.now()):
            print("kept", claimed.id, flush=True)
    time.sleep(0.02)
"""
ASK = """
import django, json
django.setup()
from django.db.models import Count
from nhipcau.record.models import Entry
from nhipcau.sources.models import Page, Snapshot
notes = Entry.objects.filter(verb="sources.settle_page").values_list("subject").annotate(n=Count("pk"))
print(json.dumps({"states": dict(Page.objects.order_by().values_list("state").annotate(n=Count("pk"))),
    "snapshots": Snapshot.objects.count(), "notes": sorted(n for _s, n in notes),
    "one_each": max(n for _p, n in Snapshot.objects.order_by().values_list("page").annotate(n=Count("pk")))}))
"""
SET_UP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.utils import timezone
from nhipcau.sources.actions import add_feed, add_outlet
import sys
outlet = add_outlet(by=None, at=timezone.now(), name="Bao Suoi", home_url=sys.argv[1] + "/")
add_feed(by=None, at=timezone.now(), outlet=outlet, url=sys.argv[1] + "/rss")
"""


def python(code: str, env: dict[str, str], *args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *args]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def output(code: str, env: dict[str, str], *args: str) -> str:
    done = python(code, env, *args)
    out, err = done.communicate(timeout=90)
    assert done.returncode == 0, err
    return out


@pytest.mark.slow
def test_killed_workers_lose_and_double_nothing(site: Site, tmp_path: Path) -> None:
    publish(site, *(f"/{number}" for number in range(PAGES)))
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings",
        "NHIPCAU_DATA_DIR": str(tmp_path),
        "NHIPCAU_DEMO": "1",
        "NHIPCAU_FETCH_ALLOWED_ORIGINS": site.origin,
        "NHIPCAU_DATABASE_URL": f"sqlite:///{tmp_path / 'office.sqlite3'}",
    }
    output(SET_UP, env, site.origin)
    chance = random.Random(20261122)
    for _kill in range(KILLS):
        workers = [python(WORKER, env), python(WORKER, env)]
        workers[0].stdout.readline()  # the first sign of work, so that the blow falls in the middle of it
        time.sleep(chance.uniform(0.0, 0.3))
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
            worker.communicate(timeout=20)
    finish(env, tmp_path / "office.sqlite3")
    told = output(ASK, env)
    assert f'"states": {{"kept": {PAGES}}}' in told
    assert f'"snapshots": {PAGES}' in told
    assert '"one_each": 1' in told
    assert f'"notes": [{", ".join(["1"] * PAGES)}]' in told


def finish(env: dict[str, str], database: Path) -> None:
    """Let one worker live until the queue is empty."""
    worker = python(WORKER, env)
    try:
        for _turn in range(200):
            time.sleep(0.2)
            if kept(database) == PAGES:
                return
    finally:
        worker.kill()
        worker.communicate(timeout=20)


def kept(database: Path) -> int:
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM sources_page WHERE state = 'kept'").fetchone()[0])
