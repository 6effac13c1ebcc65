"""The worker's loop: every queue gets its turn, a fault stops nothing, a signal ends it in good order."""

from __future__ import annotations

import os
import signal
import threading
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from tests.journeys.making import AT, fetched_page, plain_reader

from nhipcau.journeys import worker as worker_module
from nhipcau.journeys.worker import Worker, run_worker, work
from nhipcau.monitoring.actions import store_article
from nhipcau.monitoring.models import Article, WorkerBeat
from nhipcau.monitoring.queries.workers import SILENT_AFTER, reading_now_for
from nhipcau.reading.outcomes import Outcome
from nhipcau.reading.records import Page

pytestmark = pytest.mark.django_db


class Officer:
    """May do everything."""

    def may(self, _action: str) -> bool:
        return True


@pytest.fixture
def folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.SNAPSHOT_DIR = tmp_path
    monkeypatch.setattr(worker_module, "IDLE_SECONDS", 0.0)
    monkeypatch.setattr(worker_module, "close_old_connections", lambda: None)
    return tmp_path


def no_fetch(*_: object, **__: object) -> Any:
    raise AssertionError


def made(reader: Any = plain_reader) -> Worker:
    return Worker(reader=reader, fetch=no_fetch, clock=lambda: AT, name="máy-1")


def test_once_does_all_that_waits_and_stops(folder: Path) -> None:
    for _ in range(25):
        fetched_page(folder)
    work(made(), once=True)
    assert Article.objects.count() == 25
    beat = WorkerBeat.objects.get()
    assert (beat.worker, beat.stopped_at) == ("máy-1", AT)


def test_a_fault_in_one_queue_is_logged_and_the_others_get_their_turn(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fetched_page(folder)
    monkeypatch.setattr(worker_module, "poll_due_feeds", no_fetch)
    work(made(), once=True)
    assert Article.objects.count() == 1
    assert "poll failed" in caplog.text


def test_a_fault_while_storing_does_not_end_the_loop(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fetched_page(folder)
    fetched_page(folder)
    calls = []

    def flaky(**given: Any) -> Any:
        calls.append(given)
        if len(calls) == 1:
            raise RuntimeError
        return store_article(**given)

    monkeypatch.setattr("nhipcau.journeys.article.store_article", flaky)
    worker = made()
    assert worker.turn().failed == 1
    assert worker.turn().read == 1
    assert Article.objects.count() == 1
    assert "read failed" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_worker_after_the_page_at_hand(folder: Path, number: signal.Signals) -> None:
    for _ in range(3):
        fetched_page(folder)
    before = signal.getsignal(number)

    def asked_to_stop(page: Page) -> Outcome:
        os.kill(os.getpid(), number)
        return plain_reader(page)

    run_worker(reader=asked_to_stop, fetch=no_fetch)
    assert Article.objects.count() == 1
    assert apps.get_model("sources", "Page").objects.filter(lease_token="", state="fetched").count() == 2
    assert WorkerBeat.objects.get().stopped_at is not None
    assert signal.getsignal(number) is before


def test_a_stop_event_ends_the_worker(folder: Path) -> None:
    stop = threading.Event()
    stop.set()
    run_worker(reader=plain_reader, fetch=no_fetch, stop=stop)
    assert WorkerBeat.objects.get().stopped_at is not None


def test_silence_is_told_from_life(folder: Path) -> None:
    worker = made()
    worker_module.start_worker(worker=worker.name, at=AT)
    assert reading_now_for(Officer(), at=AT + SILENT_AFTER / 2).alive == 1
    silent = reading_now_for(Officer(), at=AT + SILENT_AFTER * 2)
    assert (silent.alive, silent.last_seen_at) == (0, AT)


def test_signs_of_life_are_given_between_pages_and_not_more_often(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        fetched_page(folder)
    given: list[Any] = []
    monkeypatch.setattr(worker_module, "beat", lambda **beat: given.append(beat["at"]))
    moments = (AT + timedelta(seconds=second) for second in range(0, 600, 5))
    worker = made()
    worker.clock = lambda: next(moments)
    worker.turn()
    assert len(given) > 1
    assert all(later - earlier >= worker_module.BEAT_EVERY for earlier, later in pairwise(given))


def test_a_failing_sign_of_life_stops_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched_page(folder)
    monkeypatch.setattr(worker_module, "beat", no_fetch)
    assert made().turn().read == 1
