"""Two workers at once: one event stays one story, no article is placed twice, on both databases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from tests.stories.making import NOW, check_house, store

from nhipcau.stories.actions import memory, place_waiting
from nhipcau.stories.models import Placement, Story

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WORKERS = 4
ARTICLES = 24


needs_shared = pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="threads share no database in memory; processes on a file stand below",
)


@needs_shared
def test_several_workers_make_one_story_of_one_event() -> None:
    for number in range(ARTICLES):
        store(("lu", "le")[number % 2], hours=number / 10)
    faults: list[BaseException] = []
    start = threading.Barrier(WORKERS)

    def work() -> None:
        try:
            start.wait()
            while Placement.objects.filter(state="waiting").exists():
                place_waiting(at=NOW, limit=3)
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
    assert sorted(Story.objects.values_list("article_count", flat=True)) == [ARTICLES // 2, ARTICLES // 2]
    check_house()
    memory.forget()


def test_a_memory_of_another_database_is_not_trusted() -> None:
    """The flush between tests made a new epoch: what the last test left in memory must not place anything."""
    article: Any = store("lu")
    assert place_waiting(at=NOW) == 1
    assert Placement.objects.get(article_id=article.pk).score is None


def test_several_processes_on_one_sqlite_file_make_one_story_of_one_event(tmp_path: Path) -> None:
    ours = {
        "NHIPCAU_DATA_DIR": str(tmp_path),
        "NHIPCAU_DATABASE_URL": f"sqlite:///{tmp_path / 'office.sqlite3'}",
    }
    env = {**os.environ, **ours, "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings"}
    command = [sys.executable, "-m", "tests.stories.office_of_workers", str(ARTICLES), "3"]
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr[-2000:]
    made = json.loads(done.stdout.splitlines()[-1])
    assert made == {"ends": [0, 0, 0], "sizes": [ARTICLES // 2, ARTICLES // 2], "placed": ARTICLES}
