"""Two workers at once: one event stays one story, no article is placed twice, on both databases."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, connections
from tests.stories.making import NOW, check_house, store

from nhipcau.stories.actions import memory, place_waiting
from nhipcau.stories.models import Placement, Story

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WORKERS = 4
ARTICLES = 24


@pytest.fixture
def _database_of_several(request: pytest.FixtureRequest) -> None:
    """Skip where the database lives in one connection's memory."""
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip(
            "an SQLite database in memory has one writer by nature; the office's file is tested by journeys"
        )


@pytest.mark.usefixtures("_database_of_several")
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
